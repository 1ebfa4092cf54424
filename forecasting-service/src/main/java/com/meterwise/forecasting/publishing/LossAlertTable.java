package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.meterwise.forecasting.losses.LossAlert;
import com.meterwise.forecasting.losses.Suspects;

/** Alerts and splits of feeders' losses, with the customers whose meters explain them. */
public final class LossAlertTable {
    /** Suspects kept of one finding. */
    private static final int MOST_SUSPECTS = 10;

    private LossAlertTable() {}

    /** An alert as kept. */
    public record KeptAlert(String feederId, LocalDate day, String kind, LocalDate since, double score, double limit, double kwhPerDay) {}

    /** A suspect of a feeder's finding on a day; {@code place} 1 comes first. */
    public record KeptSuspect(String feederId, LocalDate day, int place, Suspects.Suspect suspect) {}

    /** An alert is raised once: a day that is worked again leaves it as it is. @return whether it is new */
    public static boolean add(LossAlert alert, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into loss_alert (feeder_id, day, kind, since, score, limit_score, kwh_per_day) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (feeder_id, day) do nothing""")) {
            insert.setString(1, alert.feederId());
            insert.setObject(2, alert.day());
            insert.setString(3, alert.kind().name());
            insert.setObject(4, alert.since());
            insert.setDouble(5, alert.score());
            insert.setDouble(6, alert.limit());
            insert.setDouble(7, alert.kwhPerDay());
            if (insert.executeUpdate() == 0) return false;
        }
        keepSuspects(alert.feederId(), alert.day(), alert.suspects(), connection);
        return true;
    }

    /** The split of a feeder's loss over the weeks up to a day. */
    public static void keepSplit(String feederId, LocalDate day, Suspects split, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement("""
                insert into loss_split (feeder_id, day, fixed_kw, per_kw_squared, explained) values (?, ?, ?, ?, ?)
                on conflict (feeder_id, day) do update set fixed_kw = excluded.fixed_kw, per_kw_squared = excluded.per_kw_squared,
                    explained = excluded.explained""")) {
            keep.setString(1, feederId);
            keep.setObject(2, day);
            keep.setDouble(3, split.fixedKw());
            keep.setDouble(4, split.perKwSquared());
            keep.setDouble(5, split.explained());
            keep.executeUpdate();
        }
        keepSuspects(feederId, day, split, connection);
    }

    private static void keepSuspects(String feederId, LocalDate day, Suspects suspects, Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from loss_suspect where feeder_id = ? and day = ?")) {
            delete.setString(1, feederId);
            delete.setObject(2, day);
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                """
                        insert into loss_suspect (feeder_id, day, customer_id, place, share, kwh_per_day, frequency) values (?, ?, ?, ?, ?, ?, ?)""")) {
            int place = 0;
            for (Suspects.Suspect suspect : suspects.suspects()) {
                if (++place > MOST_SUSPECTS) break;
                insert.setString(1, feederId);
                insert.setObject(2, day);
                insert.setString(3, suspect.customerId());
                insert.setInt(4, place);
                insert.setDouble(5, suspect.share());
                insert.setDouble(6, suspect.kwhPerDay());
                insert.setDouble(7, suspect.frequency());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Day of the feeder's last alert up to a day, or null. */
    public static LocalDate lastAlert(String feederId, LocalDate through, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select max(day) from loss_alert where feeder_id = ? and day <= ?")) {
            select.setString(1, feederId);
            select.setObject(2, through);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, LocalDate.class) : null;
            }
        }
    }

    /** Alerts of days in [from, to], after a place in the order of feeder and day. */
    public static List<KeptAlert> alerts(String feederId, LocalDate from, LocalDate to, String afterFeeder, LocalDate afterDay, int limit,
            Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from loss_alert where day between ? and ? and (?::text is null or feeder_id = ?)
                and (feeder_id collate "C", day) > (? collate "C", ?) order by feeder_id collate "C", day limit ?""")) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setString(3, feederId);
            select.setString(4, feederId);
            select.setString(5, afterFeeder);
            select.setObject(6, afterDay);
            select.setInt(7, limit);
            List<KeptAlert> alerts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    alerts.add(new KeptAlert(row.getString("feeder_id"), row.getObject("day", LocalDate.class), row.getString("kind"),
                            row.getObject("since", LocalDate.class), row.getDouble("score"), row.getDouble("limit_score"),
                            row.getDouble("kwh_per_day")));
            }
            return alerts;
        }
    }

    /** Suspects found on days in [from, to], the latest finding of a feeder first, most likely first. */
    public static List<KeptSuspect> suspects(String feederId, LocalDate from, LocalDate to, int limit, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from loss_suspect where day between ? and ? and (?::text is null or feeder_id = ?)
                order by day desc, feeder_id collate "C", place limit ?""")) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setString(3, feederId);
            select.setString(4, feederId);
            select.setInt(5, limit);
            List<KeptSuspect> suspects = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    suspects.add(
                            new KeptSuspect(row.getString("feeder_id"), row.getObject("day", LocalDate.class), row.getInt("place"),
                                    new Suspects.Suspect(row.getString("customer_id"), row.getDouble("share"), row.getDouble("kwh_per_day"),
                                            row.getDouble("frequency"))));
            }
            return suspects;
        }
    }
}
