package com.meterwise.ingestion.meterday;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.ingestion.checking.DayKind;
import com.meterwise.ingestion.checking.DaySum;
import com.meterwise.ingestion.checking.Trail;

/** Sums of the days before, a row a meter-day: its values are not read again. */
final class TrailTable {
    private TrailTable() {}

    /** @param days how many are looked back. A key without any day before is absent */
    static Map<MeterDay.Key, Trail> of(Connection connection, Collection<MeterDay.Key> keys, int days, DayKind.Calendar calendar)
            throws SQLException {
        Map<MeterDay.Key, Trail> trails = new HashMap<>();
        if (keys.isEmpty()) return trails;
        try (PreparedStatement select = connection.prepareStatement(
                """
                        select w.m, w.c, w.d, string_agg(int4send(w.d - day) || int8send(energy) || int4send(present) || int4send(zeros)
                            || int4send(tail_zeros) || int4send(tail_flat) || int8send(wh[cardinality(wh)]) || float4send(coalesce(phase, 'NaN')), '')
                        from unnest(?::text[], ?::text[], ?::date[]) as w (m, c, d)
                        join meter_day on meter_id = w.m and channel = w.c and day < w.d and day >= w.d - ?
                        group by w.m, w.c, w.d""")) {
            select.setArray(1, connection.createArrayOf("text", keys.stream().map(MeterDay.Key::meterId).toArray()));
            select.setArray(2, connection.createArrayOf("text", keys.stream().map(MeterDay.Key::channel).toArray()));
            select.setArray(3, connection.createArrayOf("date", keys.stream().map(MeterDay.Key::day).toArray()));
            select.setInt(4, days);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    LocalDate day = found.getObject(3, LocalDate.class);
                    trails.put(new MeterDay.Key(found.getString(1), found.getString(2), day),
                            new Trail(day, List.of(sums(found.getBytes(4), days)), calendar));
                }
            }
        }
        return trails;
    }

    /** Days in no order, each as the select packs it: one value a meter-day, where arrays would be eight of boxed numbers. */
    private static DaySum[] sums(byte[] packed, int days) {
        DaySum[] sums = new DaySum[days];
        Arrays.fill(sums, DaySum.NOTHING);
        for (ByteBuffer in = ByteBuffer.wrap(packed); in.hasRemaining();)
            sums[in.getInt() - 1] = new DaySum(in.getLong(), in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getLong(),
                    in.getFloat());
        return sums;
    }
}
