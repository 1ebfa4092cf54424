package com.meterwise.ingestion.meterday;

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
import com.meterwise.ingestion.intake.Energy;

/** Sums of the days before, a row of arrays a meter-day: its values are not read again. */
final class TrailTable {
    private TrailTable() {}

    /** @param days how many are looked back. A key without any day before is absent */
    static Map<MeterDay.Key, Trail> of(Connection connection, Collection<MeterDay.Key> keys, int days, DayKind.Calendar calendar)
            throws SQLException {
        Map<MeterDay.Key, Trail> trails = new HashMap<>();
        if (keys.isEmpty()) return trails;
        try (PreparedStatement select = connection.prepareStatement("""
                select w.m, w.c, w.d, array_agg(w.d - day), array_agg(energy), array_agg(present), array_agg(zeros), array_agg(tail_zeros),
                    array_agg(tail_flat), array_agg(wh[cardinality(wh)]), array_agg(phase)
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
                            new Trail(day, List.of(sums(found, days)), calendar));
                }
            }
        }
        return trails;
    }

    private static DaySum[] sums(ResultSet found, int days) throws SQLException {
        DaySum[] sums = new DaySum[days];
        Arrays.fill(sums, DaySum.NOTHING);
        Integer[] back = (Integer[]) found.getArray(4).getArray();
        Long[] energy = (Long[]) found.getArray(5).getArray();
        Integer[] present = (Integer[]) found.getArray(6).getArray();
        Integer[] zeros = (Integer[]) found.getArray(7).getArray();
        Integer[] tailZeros = (Integer[]) found.getArray(8).getArray();
        Integer[] tailFlat = (Integer[]) found.getArray(9).getArray();
        Long[] last = (Long[]) found.getArray(10).getArray();
        Float[] phase = (Float[]) found.getArray(11).getArray();
        for (int i = 0; i < back.length; i++)
            sums[back[i] - 1] = new DaySum(energy[i], present[i], zeros[i], tailZeros[i], tailFlat[i],
                    last[i] == null ? Energy.MISSING : last[i], phase[i] == null ? Float.NaN : phase[i]);
        return sums;
    }
}
