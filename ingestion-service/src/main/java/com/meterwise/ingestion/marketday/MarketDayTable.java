package com.meterwise.ingestion.marketday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.meterwise.ingestion.meterday.Grade;

/** Market days in PostgreSQL. */
public final class MarketDayTable {
    private MarketDayTable() {}

    /**
     * Marks days up to {@code through} that are open, or changed since they closed, or were left in the middle of a close. Waits for blocks that
     * merge into them; what merges afterwards counts as late.
     *
     * @return the days, in order
     */
    static List<LocalDate> beginClose(Connection connection, LocalDate through) throws SQLException {
        List<LocalDate> days;
        try (PreparedStatement select = connection.prepareStatement("""
                select day from market_day where day <= ? and (revision = 0 or closing
                    or exists (select from late_change where late_change.day = market_day.day)) order by day for update""")) {
            select.setObject(1, through);
            days = days(select);
        }
        for (String sql : List.of("""
                update market_day set validated = false where day = any(?) and (not closing
                    or exists (select from late_change where late_change.day = market_day.day and not taken))""",
                "update market_day set closing = true where day = any(?)",
                "update late_change set taken = true where day = any(?)")) {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setArray(1, connection.createArrayOf("date", days.toArray()));
                update.executeUpdate();
            }
        }
        return days;
    }

    /** Whether rules and estimation are done with a day that is being closed. */
    static boolean isValidated(Connection connection, LocalDate day) throws SQLException {
        return number(connection, "select validated::int from market_day where day = ?", day) == 1;
    }

    static void setValidated(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update market_day set validated = true where day = ? and closing")) {
            update.setObject(1, day);
            update.executeUpdate();
        }
    }

    /** Owners whose data this close takes up again, "" for feeders. */
    static List<String> late(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select customer_id from late_change where day = ? and taken order by customer_id")) {
            select.setObject(1, day);
            List<String> customers = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    customers.add(found.getString(1));
            }
            return customers;
        }
    }

    /** What is there of each open day, in order. */
    static List<DayCount> openCounts(Connection connection) throws SQLException {
        List<DayCount> counts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select day from market_day where revision = 0 order by day")) {
            for (LocalDate day : days(select))
                counts.add(count(connection, day));
        }
        return counts;
    }

    /** The latest of the newest {@code days} days for which at least half of the active meters have data; empty if none has. */
    public static Optional<LocalDate> systemDay(Connection connection, int days) throws SQLException {
        List<DayCount> counts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select day from market_day order by day desc limit ?")) {
            select.setInt(1, days);
            for (LocalDate day : days(select)) {
                counts.add(count(connection, day));
                Optional<LocalDate> found = DueDays.systemDay(counts);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private static List<LocalDate> days(PreparedStatement select) throws SQLException {
        List<LocalDate> days = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next())
                days.add(found.getObject(1, LocalDate.class));
        }
        return days;
    }

    /** Whether the day's close has begun and not ended; nothing merges into the day until the transaction ends. */
    static boolean isClosing(Connection connection, LocalDate day) throws SQLException {
        return number(connection, "select closing::int from market_day where day = ? for update", day) == 1;
    }

    static int revision(Connection connection, LocalDate day) throws SQLException {
        return number(connection, "select revision from market_day where day = ?", day);
    }

    /** Customers whose data came after the last close and before this one began; forgets them. */
    static List<String> takeLate(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from late_change where day = ? and taken returning customer_id""")) {
            delete.setObject(1, day);
            List<String> customers = new ArrayList<>();
            try (ResultSet found = delete.executeQuery()) {
                while (found.next())
                    customers.add(found.getString(1));
            }
            return customers.stream().filter(id -> !id.isEmpty()).sorted().toList();
        }
    }

    /** Meters expected on a day are those active by the state that holds then. */
    static DayCount count(Connection connection, LocalDate day) throws SQLException {
        int expected = number(connection, """
                select count(*) from (select distinct on (id) status from register_history where sort = 'METER' and valid_from <= ?
                    order by id, sequence desc) as meter where status = 'ACTIVE'""", day);
        int present = number(connection, "select count(distinct meter_id) from meter_day where day = ?", day);
        Map<Grade, Integer> graded = new EnumMap<>(Grade.class);
        try (PreparedStatement select = connection.prepareStatement("select grade, count(*) from meter_day where day = ? group by grade")) {
            select.setObject(1, day);
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    graded.put(Grade.valueOf(found.getString(1)), found.getInt(2));
            }
        }
        return new DayCount(day, expected, present, graded);
    }

    private static int number(Connection connection, String sql, LocalDate day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, day);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    static void close(Connection connection, MarketDay day) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                """
                        update market_day set closing = false, revision = ?, meters = ?, coverage = ?, grade_a = ?, grade_b = ?, grade_c = ?, grade_f = ?,
                            closed_at = ? where day = ?""")) {
            update.setInt(1, day.revision());
            update.setInt(2, day.meters());
            update.setDouble(3, day.coverage());
            update.setInt(4, day.grades().getOrDefault("A", 0));
            update.setInt(5, day.grades().getOrDefault("B", 0));
            update.setInt(6, day.grades().getOrDefault("C", 0));
            update.setInt(7, day.grades().getOrDefault("F", 0));
            update.setObject(8, day.closedAt().atOffset(ZoneOffset.UTC));
            update.setObject(9, day.day());
            update.executeUpdate();
        }
    }

    /** Up to {@code limit} days in [from, to], in order. */
    public static List<MarketDay> list(Connection connection, LocalDate from, LocalDate to, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select day, revision, meters, coverage, grade_a, grade_b, grade_c, grade_f, closed_at from market_day
                where day between ? and ? order by day limit ?""")) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setInt(3, limit);
            List<MarketDay> days = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    OffsetDateTime closed = found.getObject(9, OffsetDateTime.class);
                    Instant closedAt = closed == null ? null : closed.toInstant();
                    days.add(new MarketDay(found.getObject(1, LocalDate.class), found.getInt(2), found.getInt(3), found.getDouble(4),
                            Map.of("A", found.getInt(5), "B", found.getInt(6), "C", found.getInt(7), "F", found.getInt(8)), closedAt));
                }
            }
            return days;
        }
    }
}
