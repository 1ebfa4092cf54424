package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.forecasting.operation.Tracking;

/** Alarms on forecasts that went wrong, raised once and taken back once. */
public final class AlarmTable {
    /** All customers together: one alone is too noisy to be worth an alarm. */
    public static final String ALL_CUSTOMERS = "*";
    private static final String TRACK = """
            with daily as (
                select level, case level when 'customer' then '*' else id end as id, lead, day, sum(error) as error,
                    sum(absolute_actual) as actual, sum(covered)::float8 / nullif(sum(slots), 0) as covered, sum(slots) as slots
                from accuracy where day > ? and day <= ? group by 1, 2, 3, 4)
            select level, id, lead, count(*) as days, sum(error) / nullif(sum(actual), 0) as bias,
                avg(error) / nullif(stddev_samp(error), 0) * sqrt(count(*)) as bias_t, sum(covered * slots) / nullif(sum(slots), 0) as coverage,
                (avg(covered) - 0.8) / nullif(stddev_samp(covered), 0) * sqrt(count(*)) as coverage_t
            from daily group by level, id, lead order by level, id, lead""";

    private AlarmTable() {}

    /** A series of forecasts: level, id, lead day. */
    public record Series(String level, String id, int leadDays) {}

    /** @param clearedOn null while the alarm stands */
    public record Alarm(Series series, String kind, LocalDate raisedOn, LocalDate clearedOn, double value, double limit) {}

    /** How the series have done on days in (after, through]; customers all together. */
    public static Map<Series, Tracking> track(LocalDate after, LocalDate through, Connection connection) throws SQLException {
        Map<Series, Tracking> tracked = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(TRACK)) {
            select.setObject(1, after);
            select.setObject(2, through);
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    tracked.put(new Series(row.getString("level"), row.getString("id"), row.getInt("lead")),
                            new Tracking(row.getInt("days"), row.getDouble("bias"), row.getDouble("bias_t"), row.getDouble("coverage"),
                                    row.getDouble("coverage_t")));
            }
        }
        return tracked;
    }

    public static void raise(Series series, Tracking.Off off, LocalDate day, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into alarm (level, id, lead, kind, raised_on, value, limit_value) values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")) {
            insert.setString(1, series.level());
            insert.setString(2, series.id());
            insert.setInt(3, series.leadDays());
            insert.setString(4, off.kind().name());
            insert.setObject(5, day);
            insert.setDouble(6, off.value());
            insert.setDouble(7, off.limit());
            insert.executeUpdate();
        }
    }

    public static void clear(Alarm alarm, LocalDate day, Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update alarm set cleared_on = ? where level = ? and id = ? and lead = ? and kind = ? and raised_on = ?")) {
            update.setObject(1, day);
            update.setString(2, alarm.series().level());
            update.setString(3, alarm.series().id());
            update.setInt(4, alarm.series().leadDays());
            update.setString(5, alarm.kind());
            update.setObject(6, alarm.raisedOn());
            update.executeUpdate();
        }
    }

    /** Alarms that stand, by series and kind. */
    public static Map<String, Alarm> standing(Connection connection) throws SQLException {
        Map<String, Alarm> standing = new TreeMap<>();
        for (Alarm alarm : alarms(null, true, Integer.MAX_VALUE, connection))
            standing.put(key(alarm.series(), alarm.kind()), alarm);
        return standing;
    }

    public static String key(Series series, String kind) {
        return String.join("|", series.level(), series.id(), Integer.toString(series.leadDays()), kind);
    }

    /** The latest first. */
    public static List<Alarm> alarms(String level, boolean onlyStanding, int limit, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from alarm where (?::text is null or level = ?) and (not ? or cleared_on is null)
                order by raised_on desc, level, id, lead, kind limit ?""")) {
            select.setString(1, level);
            select.setString(2, level);
            select.setBoolean(3, onlyStanding);
            select.setInt(4, limit);
            List<Alarm> alarms = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    alarms.add(new Alarm(new Series(row.getString("level"), row.getString("id"), row.getInt("lead")), row.getString("kind"),
                            row.getObject("raised_on", LocalDate.class), row.getObject("cleared_on", LocalDate.class),
                            row.getDouble("value"), row.getDouble("limit_value")));
            }
            return alarms;
        }
    }
}
