package com.meterwise.ingestion.meterday;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.postgresql.PGConnection;

import com.meterwise.contracts.Json;
import com.meterwise.ingestion.registry.Ownership;

/** Meter-days in PostgreSQL, thousands a statement: the arrays of all travel as one flat array and are cut apart there. */
final class MeterDayTable {
    private static final String COLUMNS = "meter_id, channel, day, interval_s, wh, quality, revised_at, revision, kind, customer_id, feeder_id, available_at";

    private MeterDayTable() {}

    /** Those that exist, locked until the end of the transaction. */
    static Map<MeterDay.Key, MeterDay> load(Connection connection, Collection<MeterDay.Key> keys) throws SQLException {
        Map<MeterDay.Key, MeterDay> days = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day join unnest(?::text[], ?::text[], ?::date[]) as wanted (meter_id, channel, day)
                using (meter_id, channel, day) for update of meter_day""".formatted(COLUMNS))) {
            select.setArray(1, array(connection, "text", keys, MeterDay.Key::meterId));
            select.setArray(2, array(connection, "text", keys, MeterDay.Key::channel));
            select.setArray(3, array(connection, "date", keys, MeterDay.Key::day));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    MeterDay day = day(found);
                    days.put(day.key(), day);
                }
            }
        }
        return days;
    }

    /** Days of a meter from {@code from} on, locked until the end of the transaction. */
    static List<MeterDay> loadSince(Connection connection, String meterId, LocalDate from) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day where meter_id = ? and day >= ? order by channel, day for update""".formatted(COLUMNS))) {
            select.setString(1, meterId);
            select.setObject(2, from);
            return list(select);
        }
    }

    /** Days of a meter in [from, to], by channel and day. */
    static List<MeterDay> ofMeter(Connection connection, String meterId, LocalDate from, LocalDate to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day where meter_id = ? and day between ? and ? order by channel, day""".formatted(COLUMNS))) {
            select.setString(1, meterId);
            select.setObject(2, from);
            select.setObject(3, to);
            return list(select);
        }
    }

    /** Days with gaps of one market day. */
    static List<MeterDay> withGaps(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day where day = ? and present < cardinality(wh) order by meter_id, channel""".formatted(COLUMNS))) {
            select.setObject(1, day);
            return list(select);
        }
    }

    private static List<MeterDay> list(PreparedStatement select) throws SQLException {
        List<MeterDay> days = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next())
                days.add(day(found));
        }
        return days;
    }

    private static MeterDay day(ResultSet found) throws SQLException {
        MeterDay.Key key = new MeterDay.Key(found.getString(1), found.getString(2), found.getObject(3, LocalDate.class));
        long[] wh = longs(found, 5);
        long[] revisedAt = longs(found, 7);
        if (revisedAt.length == 1) {
            long all = revisedAt[0];
            revisedAt = new long[wh.length];
            Arrays.fill(revisedAt, all);
        }
        Ownership.Line owner = new Ownership.Line(key.day(), found.getString(9), found.getString(10), found.getString(11));
        return new MeterDay(key, Duration.ofSeconds(found.getInt(4)), wh, found.getString(6).toCharArray(), revisedAt, owner,
                found.getInt(8), found.getObject(12, OffsetDateTime.class).toInstant());
    }

    private static long[] longs(ResultSet found, int column) throws SQLException {
        Long[] boxed = (Long[]) found.getArray(column).getArray();
        long[] values = new long[boxed.length];
        for (int i = 0; i < values.length; i++)
            values[i] = boxed[i];
        return values;
    }

    static void save(Connection connection, Collection<MeterDay> days) throws SQLException {
        if (days.isEmpty()) return;
        Flat wh = new Flat(days, MeterDay::wh);
        Flat revisedAt = new Flat(days, day -> compact(day.revisedAt()));
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into meter_day (meter_id, channel, day, interval_s, wh, quality, revised_at, present, revision, grade, kind,
                    customer_id, feeder_id, available_at)
                select m, c, d, i, wh[wo + 1:wo + wl], q, revised[ro + 1:ro + rl], p, r, g, k, cu, f, a
                from (select ?::bigint[] as wh, ?::bigint[] as revised offset 0) as flat,
                    unnest(?::int[], ?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::date[], ?::int[], ?::text[], ?::int[], ?::int[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                    as day (wo, wl, ro, rl, m, c, d, i, q, p, r, g, k, cu, f, a)
                on conflict (meter_id, channel, day) do update set wh = excluded.wh, quality = excluded.quality,
                    revised_at = excluded.revised_at, present = excluded.present, revision = excluded.revision, grade = excluded.grade,
                    kind = excluded.kind, customer_id = excluded.customer_id, feeder_id = excluded.feeder_id,
                    available_at = excluded.available_at""")) {
            upsert.setArray(1, postgres.createArrayOf("int8", wh.values));
            upsert.setArray(2, postgres.createArrayOf("int8", revisedAt.values));
            upsert.setArray(3, postgres.createArrayOf("int4", wh.offsets));
            upsert.setArray(4, postgres.createArrayOf("int4", wh.lengths));
            upsert.setArray(5, postgres.createArrayOf("int4", revisedAt.offsets));
            upsert.setArray(6, postgres.createArrayOf("int4", revisedAt.lengths));
            upsert.setArray(7, array(connection, "text", days, day -> day.key().meterId()));
            upsert.setArray(8, array(connection, "text", days, day -> day.key().channel()));
            upsert.setArray(9, array(connection, "date", days, day -> day.key().day()));
            upsert.setArray(10, array(connection, "int4", days, day -> (int) day.interval().toSeconds()));
            upsert.setArray(11, array(connection, "text", days, MeterDay::quality));
            upsert.setArray(12, array(connection, "int4", days, MeterDay::present));
            upsert.setArray(13, array(connection, "int4", days, MeterDay::revision));
            upsert.setArray(14, array(connection, "text", days, day -> day.grade().name()));
            upsert.setArray(15, array(connection, "text", days, day -> day.owner().kind()));
            upsert.setArray(16, array(connection, "text", days, day -> day.owner().customerId()));
            upsert.setArray(17, array(connection, "text", days, day -> day.owner().feederId()));
            upsert.setArray(18, array(connection, "timestamptz", days, day -> day.availableAt().atOffset(ZoneOffset.UTC)));
            upsert.executeUpdate();
        }
    }

    static void keepUnapplied(Connection connection, List<Merging.Unapplied> unapplied) throws SQLException {
        if (unapplied.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reading_unapplied (meter_id, channel, day, revised_at, digest, reason, upload_id, block)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            for (Merging.Unapplied kept : unapplied) {
                String values = kept.block().start() + Arrays.toString(kept.block().values()) + kept.block().quality();
                insert.setString(1, kept.block().meterId());
                insert.setString(2, kept.block().channel());
                insert.setObject(3, kept.block().day());
                insert.setLong(4, MeterDay.micros(kept.block().revisedAt()));
                insert.setString(5, UUID.nameUUIDFromBytes(values.getBytes(StandardCharsets.UTF_8)).toString());
                insert.setString(6, kept.reason());
                insert.setString(7, kept.block().uploadId());
                insert.setBytes(8, Json.bytes(kept.block()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** One entry stands for all slots if they are of one revision, as nearly always. */
    private static long[] compact(long[] revisedAt) {
        for (long each : revisedAt)
            if (each != revisedAt[0]) return revisedAt;
        return new long[]{ revisedAt[0] };
    }

    private static <T> java.sql.Array array(Connection connection, String type, Collection<T> items, Function<T, ?> field)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(field).toArray());
    }

    /** Arrays of several lengths one after the other. */
    private static final class Flat {
        final long[] values;
        final int[] offsets;
        final int[] lengths;

        Flat(Collection<MeterDay> days, Function<MeterDay, long[]> field) {
            List<long[]> parts = days.stream().map(field).toList();
            offsets = new int[parts.size()];
            lengths = new int[parts.size()];
            int total = 0;
            for (int i = 0; i < lengths.length; i++) {
                offsets[i] = total;
                lengths[i] = parts.get(i).length;
                total += lengths[i];
            }
            values = new long[total];
            for (int i = 0; i < lengths.length; i++)
                System.arraycopy(parts.get(i), 0, values, offsets[i], lengths[i]);
        }
    }
}
