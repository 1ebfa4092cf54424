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
import com.meterwise.ingestion.checking.DaySum;
import com.meterwise.ingestion.checking.Severity;
import com.meterwise.ingestion.registry.Ownership;

/** Meter-days in PostgreSQL, thousands a statement: the arrays of all travel as one flat array and are cut apart there. */
final class MeterDayTable {
    private static final String COLUMNS = "meter_id, channel, day, interval_s, wh, quality, revised_at, revision, kind, customer_id, feeder_id, available_at, validated, marks, estimates, severity";

    private MeterDayTable() {}

    /** Those that exist, locked until the end of the transaction; in the order in which a close locks them. */
    static Map<MeterDay.Key, MeterDay> load(Connection connection, Collection<MeterDay.Key> keys) throws SQLException {
        Map<MeterDay.Key, MeterDay> days = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day join unnest(?::text[], ?::text[], ?::date[]) as wanted (meter_id, channel, day)
                using (meter_id, channel, day) order by meter_id, channel, day for update of meter_day""".formatted(COLUMNS))) {
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

    /** All channels of a meter's day, locked until the end of the transaction. */
    static List<MeterDay> lock(Connection connection, String meterId, LocalDate day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from meter_day where meter_id = ? and day = ? order by channel for update""".formatted(COLUMNS))) {
            select.setString(1, meterId);
            select.setObject(2, day);
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
                order by meter_id, channel for update""".formatted(COLUMNS))) {
            java.sql.Array owners = customers == null ? null : connection.createArrayOf("text", customers.toArray());
            select.setObject(1, day);
            select.setObject(2, day);
            select.setString(3, after);
            select.setArray(4, owners);
            select.setArray(5, owners);
            select.setInt(6, size);
            return list(select);
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
                where day >= ? and day < ? order by day desc""".formatted(COLUMNS))) {
            select.setArray(1, array(connection, "text", keys, MeterDay.Key::meterId));
            select.setArray(2, array(connection, "text", keys, MeterDay.Key::channel));
            select.setObject(3, day.minusDays(days));
            select.setObject(4, day);
            for (MeterDay found : list(select))
                before.computeIfAbsent(new MeterDay.Key(found.key().meterId(), found.key().channel(), day), any -> new ArrayList<>())
                        .add(found);
        }
        return before;
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
        char[] quality = found.getString(6).toCharArray();
        return new MeterDay(key, Duration.ofSeconds(found.getInt(4)), wh, quality, revisedAt, owner,
                found.getInt(8), found.getObject(12, OffsetDateTime.class).toInstant(), validated(found, wh, quality));
    }

    private static Validated validated(ResultSet found, long[] wh, char[] quality) throws SQLException {
        String marks = found.getString(14);
        String estimates = found.getString(15);
        return new Validated(marks == null ? wh : longs(found, 13), marks == null ? quality : marks.toCharArray(),
                estimates == null ? List.of() : EstimateJson.read(estimates), Severity.valueOf(found.getString(16)));
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
        Flat validated = new Flat(days, day -> differs(day) ? day.validated().wh() : new long[0]);
        List<DaySum> sums = days.stream().map(day -> DaySum.of(day.wh())).toList();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into meter_day (meter_id, channel, day, interval_s, wh, quality, revised_at, present, revision, grade, kind,
                    customer_id, feeder_id, available_at, validated, marks, estimates, estimated, severity, energy, zeros, tail_zeros,
                    tail_flat, phase)
                select m, c, d, i, wh[wo + 1:wo + wl], q, revised[ro + 1:ro + rl], p, r, g, k, cu, f, a,
                    case when ma is not null then validated[vo + 1:vo + vl] end, ma, es, ed, se, en, ze, tz, tf, ph
                from (select ?::bigint[] as wh, ?::bigint[] as revised, ?::bigint[] as validated offset 0) as flat,
                    unnest(?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::date[], ?::int[], ?::text[],
                        ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::int[],
                        ?::text[], ?::bigint[], ?::int[], ?::int[], ?::int[], ?::real[])
                    as day (wo, wl, ro, rl, vo, vl, m, c, d, i, q, p, r, g, k, cu, f, a, ma, es, ed, se, en, ze, tz, tf, ph)
                on conflict (meter_id, channel, day) do update set wh = excluded.wh, quality = excluded.quality,
                    revised_at = excluded.revised_at, present = excluded.present, revision = excluded.revision, grade = excluded.grade,
                    kind = excluded.kind, customer_id = excluded.customer_id, feeder_id = excluded.feeder_id,
                    available_at = excluded.available_at, validated = excluded.validated, marks = excluded.marks,
                    estimates = excluded.estimates, estimated = excluded.estimated, severity = excluded.severity, energy = excluded.energy,
                    zeros = excluded.zeros, tail_zeros = excluded.tail_zeros, tail_flat = excluded.tail_flat, phase = excluded.phase""")) {
            upsert.setArray(1, postgres.createArrayOf("int8", wh.values));
            upsert.setArray(2, postgres.createArrayOf("int8", revisedAt.values));
            upsert.setArray(3, postgres.createArrayOf("int8", validated.values));
            int column = 4;
            for (Flat flat : List.of(wh, revisedAt, validated)) {
                upsert.setArray(column++, postgres.createArrayOf("int4", flat.offsets));
                upsert.setArray(column++, postgres.createArrayOf("int4", flat.lengths));
            }
            upsert.setArray(column++, array(connection, "text", days, day -> day.key().meterId()));
            upsert.setArray(column++, array(connection, "text", days, day -> day.key().channel()));
            upsert.setArray(column++, array(connection, "date", days, day -> day.key().day()));
            upsert.setArray(column++, array(connection, "int4", days, day -> (int) day.interval().toSeconds()));
            upsert.setArray(column++, array(connection, "text", days, MeterDay::quality));
            upsert.setArray(column++, array(connection, "int4", days, MeterDay::present));
            upsert.setArray(column++, array(connection, "int4", days, MeterDay::revision));
            upsert.setArray(column++, array(connection, "text", days, day -> day.grade().name()));
            upsert.setArray(column++, array(connection, "text", days, day -> day.owner().kind()));
            upsert.setArray(column++, array(connection, "text", days, day -> day.owner().customerId()));
            upsert.setArray(column++, array(connection, "text", days, day -> day.owner().feederId()));
            upsert.setArray(column++, array(connection, "timestamptz", days, day -> day.availableAt().atOffset(ZoneOffset.UTC)));
            upsert.setArray(column++, array(connection, "text", days, day -> differs(day) ? day.validated().quality() : null));
            upsert.setArray(column++, array(connection, "text", days, day -> EstimateJson.write(day.validated().estimates())));
            upsert.setArray(column++, array(connection, "int4", days, day -> day.validated().estimated()));
            upsert.setArray(column++, array(connection, "text", days, day -> day.validated().severity().name()));
            upsert.setArray(column++, array(connection, "int8", sums, DaySum::energyWh));
            upsert.setArray(column++, array(connection, "int4", sums, DaySum::zeros));
            upsert.setArray(column++, array(connection, "int4", sums, DaySum::tailZeros));
            upsert.setArray(column++, array(connection, "int4", sums, DaySum::tailFlat));
            upsert.setArray(column, array(connection, "float4", sums, DaySum::phase));
            upsert.executeUpdate();
        }
    }

    private static boolean differs(MeterDay day) { return !day.validated().isAsMeasured(day.wh(), day.quality()); }

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
