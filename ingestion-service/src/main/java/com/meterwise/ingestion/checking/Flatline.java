package com.meterwise.ingestion.checking;

import java.util.List;

import com.meterwise.ingestion.intake.Energy;

/**
 * V13: the same value for a whole day; no load stands still. Zeros are another matter (V12), and so are loads that the meter's last digit
 * cannot tell apart.
 *
 * @param hours      for so long, 24
 * @param toleranceWh how far values may differ and still be the same, at most this or 1e-5 of the value
 * @param leastWh    smaller values are constant by rounding
 */
public record Flatline(double hours, long toleranceWh, long leastWh) implements DayRule {
    private static final double RELATIVE = 1e-5;

    @Override
    public String code() { return "V13"; }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        int limit = day.slotsIn(hours);
        for (int from = 0; from < day.slots();) {
            int to = end(day, from);
            long value = day.wh()[from];
            int before = from == 0 && value == trail.before().lastWh() ? trail.tailFlat() : 0;
            if (value != Energy.MISSING && value >= leastWh && before + to - from >= limit)
                return List.of(new Suspicion(code(), Severity.WARNING, from, 0,
                        "%s in %d slots in a row, the limit is %d".formatted(Series.kwh(value), before + to - from, limit)));
            from = to;
        }
        return List.of();
    }

    /** First slot after {@code from} that differs from it. */
    private int end(Series day, int from) {
        long tolerance = Math.max(toleranceWh, (long) (RELATIVE * day.wh()[from]));
        long least = day.wh()[from];
        long most = least;
        int slot = from + 1;
        for (; slot < day.slots(); slot++) {
            if (day.has(slot) != day.has(from)) break;
            least = Math.min(least, day.wh()[slot]);
            most = Math.max(most, day.wh()[slot]);
            if (most - least > tolerance) break;
        }
        return slot;
    }
}
