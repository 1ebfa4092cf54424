package com.meterwise.ingestion.checking;

import java.util.List;

/**
 * V03: the day has the usual shape, but hours too early or too late: the meter's clock, or the reading of it, is wrong. One day can be
 * late by chance, so the day before must be so, too.
 *
 * @param leastHours smaller shifts are habits
 * @param mostHours  larger ones are not looked for
 * @param gain       what part of the misfit (1 - correlation) must be left once the shift is undone
 */
public record ClockShift(double leastHours, double mostHours, double gain) implements DayRule {
    /** Below this correlation the shape is not the usual one. */
    private static final double LIKENESS = 0.75;
    private static final int LEAST_DAYS = 3;

    @Override
    public String code() { return "V03"; }

    @Override
    public boolean isCurious(Series day, Trail trail) {
        double usual = trail.usualPhase(trail.kind(), LEAST_DAYS);
        float phase = DaySum.of(day.wh()).phase();
        return Math.abs(Math.IEEEremainder(phase - usual, 2 * Math.PI)) > leastHours / 2 * Math.PI / 12;
    }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        if (!isCurious(day, trail) || past.days().isEmpty()) return List.of();
        int lag = lag(day, past);
        if (lag == 0) return List.of();
        Series before = past.days().get(0).series();
        if (!before.day().equals(day.day().minusDays(1)) || before.slots() != day.slots()) return List.of();
        int lagBefore = lag(before, past);
        if (Math.abs(lag - lagBefore) > day.slotsIn(leastHours) / 2) return List.of();
        double hours = lag * day.interval().toSeconds() / 3600.0;
        return List.of(new Suspicion(code(), Severity.ERROR, 0, day.slots(),
                "the usual day, %.2f h too %s".formatted(Math.abs(hours), lag > 0 ? "late" : "early")));
    }

    /** By how many slots the day is late, negative if it is early; 0 if it is not, or if nothing can be told. */
    private int lag(Series day, Past past) {
        Typical own = past.typical(past.kindOf(day.day()), day.slots()).orElse(null);
        if (own == null) return 0;
        int most = day.slotsIn(mostHours);
        int best = 0;
        double likest = own.correlation(day, 0);
        double unmoved = likest;
        for (int lag = -most; lag <= most; lag++) {
            double likeness = own.correlation(day, lag);
            if (!(likeness > likest)) continue;
            likest = likeness;
            best = lag;
        }
        if (Math.abs(best) < day.slotsIn(leastHours) || likest < LIKENESS || 1 - likest > gain * (1 - unmoved)) return 0;
        for (DayKind kind : DayKind.values()) {
            Typical other = past.typical(kind, day.slots()).orElse(null);
            if (other != null && other.correlation(day, 0) >= likest) return 0;
        }
        return best;
    }
}
