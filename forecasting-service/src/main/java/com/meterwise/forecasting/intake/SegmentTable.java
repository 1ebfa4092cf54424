package com.meterwise.forecasting.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The members of segments: as last told, and as they were when a forecast was made of them. */
public final class SegmentTable {
    private static final String EXTEND = """
            update segment_forecast_member set last_day = ? where customer_id = ? and segment_id = ? and last_day = ?""";
    private static final String BEGIN = """
            insert into segment_forecast_member (customer_id, segment_id, first_day, last_day)
            select ?, ?, ?, ? where not exists (select from segment_forecast_member
                where customer_id = ? and segment_id = ? and first_day <= ? and last_day >= ?)""";

    private SegmentTable() {}

    static void keep(String customerId, String scheme, String segmentId, long sequence, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement("""
                insert into segment_member as held (customer_id, scheme, segment_id, sequence) values (?, ?, ?, ?)
                on conflict (customer_id, scheme) do update set segment_id = excluded.segment_id, sequence = excluded.sequence
                where held.sequence < excluded.sequence""")) {
            keep.setString(1, customerId);
            keep.setString(2, scheme);
            keep.setString(3, segmentId);
            keep.setLong(4, sequence);
            keep.executeUpdate();
        }
    }

    /** Segments by customer, as last told. */
    public static Map<String, List<String>> current(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select customer_id, segment_id from segment_member where segment_id is not null
                order by customer_id collate "C", segment_id collate "C\"""")) {
            return byCustomer(select);
        }
    }

    /** Segments by customer, as they were frozen on a closed day; empty if no forecast of a segment was made on it. */
    public static Map<String, List<String>> frozen(LocalDate day, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select customer_id, segment_id from segment_forecast_member where first_day <= ? and last_day >= ?
                order by customer_id collate "C", segment_id collate "C\"""")) {
            select.setObject(1, day);
            select.setObject(2, day);
            return byCustomer(select);
        }
    }

    /**
     * Keeps whom the forecasts of a closed day are the sums of. Days come in order: who was a member on the last of them still is, and its span
     * grows; so members cost a row when they move, not a row a day.
     */
    public static void freeze(LocalDate day, Map<String, List<String>> segments, Connection connection) throws SQLException {
        LocalDate before = lastFrozen(day, connection);
        try (PreparedStatement extend = connection.prepareStatement(EXTEND); PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            for (Map.Entry<String, List<String>> customer : segments.entrySet())
                for (String segment : customer.getValue()) {
                    set(extend, day, customer.getKey(), segment, before);
                    set(begin, customer.getKey(), segment, day, day, customer.getKey(), segment, day, day);
                }
            extend.executeBatch();
            begin.executeBatch();
        }
    }

    /** The last day before {@code day} on which members were frozen; null if there is none. */
    private static LocalDate lastFrozen(LocalDate day, Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select max(last_day) from segment_forecast_member where last_day < ?")) {
            select.setObject(1, day);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, LocalDate.class) : null;
            }
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int v = 0; v < values.length; v++) {
            if (values[v] == null) statement.setNull(v + 1, Types.DATE);
            else
                statement.setObject(v + 1, values[v]);
        }
        statement.addBatch();
    }

    private static Map<String, List<String>> byCustomer(PreparedStatement select) throws SQLException {
        Map<String, List<String>> segments = new HashMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next())
                segments.computeIfAbsent(row.getString(1), id -> new ArrayList<>()).add(row.getString(2));
        }
        return segments;
    }
}
