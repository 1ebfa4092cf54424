package com.meterwise.forecasting.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of segments: as last told, and as they were when a forecast was made of them. */
public final class SegmentTable {
    private static final String EXTEND = """
            update segment_forecast_member as frozen set last_day = ? from segment_member as held
            where held.customer_id = frozen.customer_id and held.segment_id = frozen.segment_id and frozen.last_day =
                (select max(last_day) from segment_forecast_member where last_day < ?)""";
    private static final String BEGIN = """
            insert into segment_forecast_member (customer_id, segment_id, first_day, last_day)
            select distinct customer_id, segment_id, ?::date, ?::date from segment_member as held where segment_id is not null
                and not exists (select from segment_forecast_member as frozen where frozen.customer_id = held.customer_id
                    and frozen.segment_id = held.segment_id and first_day <= ? and last_day >= ?)""";

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

    /** Customers in a segment, as last told, in order. */
    public static List<String> members(String segmentId, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select distinct customer_id collate \"C\" from segment_member where segment_id = ? order by 1")) {
            select.setString(1, segmentId);
            return MasterTable.texts(select);
        }
    }

    /** Segments of these customers, as they were frozen on a closed day. */
    public static Map<String, List<String>> frozen(LocalDate day, Collection<String> customers, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select customer_id, segment_id from segment_forecast_member where customer_id = any(?) and first_day <= ? and last_day >= ?
                order by customer_id collate "C", segment_id collate "C\"""")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            select.setObject(2, day);
            select.setObject(3, day);
            Map<String, List<String>> segments = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    segments.computeIfAbsent(row.getString(1), id -> new ArrayList<>()).add(row.getString(2));
            }
            return segments;
        }
    }

    /** The first closed day on which members were frozen; empty before. */
    public static Optional<LocalDate> firstFrozen(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select min(first_day) from segment_forecast_member");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getObject(1, LocalDate.class)) : Optional.empty();
        }
    }

    /**
     * Keeps whom the forecasts of a closed day are the sums of: the members as last told. Days come in order: who was a member on the last of them
     * still is, and its span grows; so members cost a row when they move, not a row a day.
     */
    public static void freeze(LocalDate day, Connection connection) throws SQLException {
        try (PreparedStatement extend = connection.prepareStatement(EXTEND); PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            for (int i = 1; i <= 2; i++)
                extend.setObject(i, day);
            for (int i = 1; i <= 4; i++)
                begin.setObject(i, day);
            extend.executeUpdate();
            begin.executeUpdate();
        }
    }
}
