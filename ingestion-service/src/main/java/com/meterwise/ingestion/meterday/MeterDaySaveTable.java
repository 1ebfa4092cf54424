package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import org.postgresql.PGConnection;

import com.meterwise.ingestion.checking.DaySum;

/** Meter-days into PostgreSQL, thousands a statement: the arrays of all travel as one flat array and are cut apart there. */
final class MeterDaySaveTable {
    private MeterDaySaveTable() {}

    static void save(Connection connection, Collection<MeterDay> days) throws SQLException {
        if (days.isEmpty()) return;
        new MonthTable(connection).ensure(days.stream().map(day -> day.key().day()).toList());
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
            upsert.setArray(column++, texts(connection, days, day -> day.key().meterId()));
            upsert.setArray(column++, texts(connection, days, day -> day.key().channel()));
            upsert.setArray(column++, array(connection, "date", days, day -> day.key().day()));
            upsert.setArray(column++, ints(postgres, days, day -> (int) day.interval().toSeconds()));
            upsert.setArray(column++, texts(connection, days, MeterDay::quality));
            upsert.setArray(column++, ints(postgres, days, MeterDay::present));
            upsert.setArray(column++, ints(postgres, days, MeterDay::revision));
            upsert.setArray(column++, texts(connection, days, day -> day.grade().name()));
            upsert.setArray(column++, texts(connection, days, day -> day.owner().kind()));
            upsert.setArray(column++, texts(connection, days, day -> day.owner().customerId()));
            upsert.setArray(column++, texts(connection, days, day -> day.owner().feederId()));
            upsert.setArray(column++, array(connection, "timestamptz", days, day -> day.availableAt().atOffset(ZoneOffset.UTC)));
            upsert.setArray(column++, texts(connection, days, day -> differs(day) ? day.validated().quality() : null));
            upsert.setArray(column++, texts(connection, days, day -> EstimateJson.write(day.validated().estimates())));
            upsert.setArray(column++, ints(postgres, days, day -> day.validated().estimated()));
            upsert.setArray(column++, texts(connection, days, day -> day.validated().severity().name()));
            upsert.setArray(column++, postgres.createArrayOf("int8", sums.stream().mapToLong(DaySum::energyWh).toArray()));
            upsert.setArray(column++, ints(postgres, sums, DaySum::zeros));
            upsert.setArray(column++, ints(postgres, sums, DaySum::tailZeros));
            upsert.setArray(column++, ints(postgres, sums, DaySum::tailFlat));
            upsert.setArray(column, postgres.createArrayOf("float4", phases(sums)));
            upsert.executeUpdate();
        }
    }

    private static boolean differs(MeterDay day) { return !day.validated().isAsMeasured(day.wh(), day.quality()); }

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

    private static float[] phases(List<DaySum> sums) {
        float[] phases = new float[sums.size()];
        for (int i = 0; i < phases.length; i++)
            phases[i] = sums.get(i).phase();
        return phases;
    }

    private static <T> java.sql.Array ints(PGConnection postgres, Collection<T> items, ToIntFunction<T> field) throws SQLException {
        return postgres.createArrayOf("int4", items.stream().mapToInt(field).toArray());
    }

    private static java.sql.Array texts(Connection connection, Collection<MeterDay> days, Function<MeterDay, String> field)
            throws SQLException {
        return connection.createArrayOf("text", days.stream().map(field).toArray(String[]::new));
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
