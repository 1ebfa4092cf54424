package com.meterwise.ingestion.meterday;

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
import java.util.function.Function;

/** Meter-days in PostgreSQL, as they are asked for. */
final class MeterDayTable {
    private MeterDayTable() {}

    /** Those that exist, locked until the end of the transaction; in the order in which a close locks them. */
    static Map<MeterDay.Key, MeterDay> load(Connection connection, Collection<MeterDay.Key> keys) throws SQLException {
        Map<MeterDay.Key, MeterDay> days = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day join unnest(?::text[], ?::text[], ?::date[]) as wanted (meter_id, channel, day)
                using (meter_id, channel, day) order by meter_id, channel, day for update of meter_day""".formatted(MeterDayRow.COLUMNS))) {
            select.setArray(1, array(connection, "text", keys, MeterDay.Key::meterId));
            select.setArray(2, array(connection, "text", keys, MeterDay.Key::channel));
            select.setArray(3, array(connection, "date", keys, MeterDay.Key::day));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    MeterDay day = MeterDayRow.day(found);
                    days.put(day.key(), day);
                }
            }
        }
        return days;
    }

    /** Days of a meter from {@code from} on, locked until the end of the transaction. */
    static List<MeterDay> loadSince(Connection connection, String meterId, LocalDate from) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day where meter_id = ? and day >= ? order by channel, day for update"""
                .formatted(MeterDayRow.COLUMNS))) {
            select.setString(1, meterId);
            select.setObject(2, from);
            return MeterDayRow.list(select);
        }
    }

    /** All channels of a meter's day, locked until the end of the transaction. */
    static List<MeterDay> lock(Connection connection, String meterId, LocalDate day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day where meter_id = ? and day = ? order by channel for update""".formatted(MeterDayRow.COLUMNS))) {
            select.setString(1, meterId);
            select.setObject(2, day);
            return MeterDayRow.list(select);
        }
    }

    /** Days of a meter in [from, to], by channel and day. */
    static List<MeterDay> ofMeter(Connection connection, String meterId, LocalDate from, LocalDate to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day where meter_id = ? and day between ? and ? order by channel, day"""
                .formatted(MeterDayRow.COLUMNS))) {
            select.setString(1, meterId);
            select.setObject(2, from);
            select.setObject(3, to);
            return MeterDayRow.list(select);
        }
    }

    /**
     * The next meters' rows of a market day, by meter and channel, locked until the end of the transaction; all channels of a meter come
     * together.
     *
     * @param after     meter after which the page begins; "" for the first
     * @param customers owners asked for, "" standing for feeders; null for all
     */
    static List<MeterDay> page(Connection connection, LocalDate day, String after, Collection<String> customers, int size)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day where day = ? and meter_id = any(array(
                    select distinct meter_id from meter_day where day = ? and meter_id > ?
                        and (?::text[] is null or coalesce(customer_id, '') = any(?)) order by meter_id limit ?))
                order by meter_id, channel for update""".formatted(MeterDayRow.COLUMNS))) {
            java.sql.Array owners = customers == null ? null : connection.createArrayOf("text", customers.toArray());
            select.setObject(1, day);
            select.setObject(2, day);
            select.setString(3, after);
            select.setArray(4, owners);
            select.setArray(5, owners);
            select.setInt(6, size);
            return MeterDayRow.list(select);
        }
    }

    /** Active meters and their channels that have data of one of the {@code days} before the day, and none of the day. */
    static List<MeterDay.Key> absent(Connection connection, LocalDate day, int days) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct meter_id, channel from meter_day as before where day >= ? and day < ?
                    and not exists (select from meter_day as now where now.meter_id = before.meter_id and now.channel = before.channel
                        and now.day = ?)
                    and 'ACTIVE' = (select status from register_history where id = before.meter_id and sort = 'METER' and valid_from <= ?
                        order by sequence desc limit 1)
                order by meter_id, channel""")) {
            select.setObject(1, day.minusDays(days));
            for (int i = 2; i <= 4; i++)
                select.setObject(i, day);
            List<MeterDay.Key> absent = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    absent.add(new MeterDay.Key(found.getString(1), found.getString(2), day));
            }
            return absent;
        }
    }

    /** The weeks before the day of each of these, the latest first; a key without any is absent. */
    static Map<MeterDay.Key, List<MeterDay>> before(Connection connection, Collection<MeterDay.Key> keys, int days) throws SQLException {
        Map<MeterDay.Key, List<MeterDay>> before = new HashMap<>();
        if (keys.isEmpty()) return before;
        LocalDate day = keys.iterator().next().day();
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from unnest(?::text[], ?::text[]) as wanted (meter_id, channel) join meter_day using (meter_id, channel)
                where day >= ? and day < ? order by day desc""".formatted(MeterDayRow.COLUMNS))) {
            select.setArray(1, array(connection, "text", keys, MeterDay.Key::meterId));
            select.setArray(2, array(connection, "text", keys, MeterDay.Key::channel));
            select.setObject(3, day.minusDays(days));
            select.setObject(4, day);
            for (MeterDay found : MeterDayRow.list(select))
                before.computeIfAbsent(new MeterDay.Key(found.key().meterId(), found.key().channel(), day), any -> new ArrayList<>())
                        .add(found);
        }
        return before;
    }

    private static <T> java.sql.Array array(Connection connection, String type, Collection<T> items, Function<T, ?> field)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(field).toArray());
    }
}
