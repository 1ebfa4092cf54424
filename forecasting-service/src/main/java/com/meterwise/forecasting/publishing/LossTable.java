package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.meterwise.forecasting.losses.FeederSlots;
import com.meterwise.forecasting.losses.LineLoss;

/** Losses by feeder and day. */
public final class LossTable {
    private static final String KEEP = """
            insert into line_loss (feeder_id, day, supplied_kwh, sold_kwh, loss_kwh, technical_kwh, coverage, error_kwh, customers, step_s,
                supplied_slots, head_slots, sold_slots)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (feeder_id, day) do update set supplied_kwh = excluded.supplied_kwh, sold_kwh = excluded.sold_kwh,
                loss_kwh = excluded.loss_kwh, technical_kwh = excluded.technical_kwh, coverage = excluded.coverage,
                error_kwh = excluded.error_kwh, customers = excluded.customers, step_s = excluded.step_s,
                supplied_slots = excluded.supplied_slots, head_slots = excluded.head_slots, sold_slots = excluded.sold_slots""";

    private LossTable() {}

    /** A day's loss and its slots; null slots for a day kept before slots were. */
    public record Day(LineLoss loss, FeederSlots slots) {}

    public static void keep(List<Day> days, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (Day day : days) {
                LineLoss loss = day.loss();
                keep.setString(1, loss.feederId());
                keep.setObject(2, loss.day());
                keep.setDouble(3, loss.suppliedKwh());
                keep.setDouble(4, loss.soldKwh());
                keep.setDouble(5, loss.lossKwh());
                Columns.set(keep, 6, loss.technicalKwh());
                keep.setDouble(7, loss.coverage());
                keep.setDouble(8, loss.errorKwh());
                keep.setInt(9, loss.customers());
                keep.setInt(10, (int) day.slots().step().toSeconds());
                keep.setArray(11, Columns.array(connection, day.slots().supplied()));
                keep.setArray(12, Columns.array(connection, day.slots().head()));
                keep.setArray(13, Columns.array(connection, day.slots().sold()));
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    /** Losses of days in [from, to], after a place in the order of feeder and day. */
    public static List<Day> between(String feederId, LocalDate from, LocalDate to, String afterFeeder, LocalDate afterDay, int limit,
            Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from line_loss where day between ? and ? and (?::text is null or feeder_id = ?)
                and (feeder_id collate "C", day) > (? collate "C", ?) order by feeder_id collate "C", day limit ?""")) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setString(3, feederId);
            select.setString(4, feederId);
            select.setString(5, afterFeeder);
            select.setObject(6, afterDay);
            select.setInt(7, limit);
            return days(select);
        }
    }

    /** A feeder's days in (after, through] whose slots are kept, in order. */
    public static List<Day> watched(String feederId, LocalDate after, LocalDate through, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select * from line_loss where feeder_id = ? and day > ? and day <= ? and step_s is not null order by day")) {
            select.setString(1, feederId);
            select.setObject(2, after);
            select.setObject(3, through);
            return days(select);
        }
    }

    private static List<Day> days(PreparedStatement select) throws SQLException {
        List<Day> days = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                LocalDate day = row.getObject("day", LocalDate.class);
                LineLoss loss = new LineLoss(row.getString("feeder_id"), day, row.getDouble("supplied_kwh"), row.getDouble("sold_kwh"),
                        Columns.number(row, "technical_kwh"), row.getDouble("coverage"), row.getDouble("error_kwh"),
                        row.getInt("customers"));
                int step = row.getInt("step_s");
                days.add(new Day(loss, row.wasNull()
                        ? null
                        : new FeederSlots(day, Duration.ofSeconds(step), Columns.doubles(row, "supplied_slots"),
                                Columns.doubles(row, "head_slots"), Columns.doubles(row, "sold_slots"))));
            }
        }
        return days;
    }
}
