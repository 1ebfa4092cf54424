package com.meterwise.ingestion.checking;

import java.util.List;

/**
 * V03: two days in a row have the usual shape, but hours too early or too late: the meter's clock, or the reading of it, is wrong. A customer
 * who changes his habits does not fit his old days after any shift; so what misfit is left must be no more than his days have always had.
 *
 * @param leastHours smaller shifts are habits
 * @param mostHours  larger ones are not believed
 * @param gain       what part of the misfit (1 - correlation) may be left once the shift is undone
 */
public record ClockShift(double leastHours, double mostHours, double gain) implements DayRule {
    private static final int LEAST_DAYS = 3;
    /** The first harmonic turns with the shift, but for noise. */
    private static final double NEARLY = 0.6;
    /** Unshifted the days must fit worse than his days usually do by this factor, ... */
    private static final double WORSE = 2;
    /** ... and shifted back at most so much worse. */
    private static final double ALIKE = 1.5;

    @Override
    public String code() { return "V03"; }

    @Override
    public boolean isCurious(Series day, Trail trail) {
        double today = turned(DaySum.of(day.wh()).phase(), trail.usualPhase(trail.kind(), LEAST_DAYS));
        double yesterday = turned(trail.before().phase(), trail.usualPhase(trail.kindBefore(), LEAST_DAYS));
        double nearly = NEARLY * leastHours * Math.PI / 12;
        // noise turns a phase, too, but seldom that of two days and the same way
        return Math.abs(today) > nearly && Math.abs(yesterday) > nearly && Math.signum(today) == Math.signum(yesterday);
    }

    private static double turned(double phase, double usual) { return Math.IEEEremainder(phase - usual, 2 * Math.PI); }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        if (!isCurious(day, trail) || past.days().isEmpty()) return List.of();
        Series before = past.days().get(0).series();
        if (!before.day().equals(day.day().minusDays(1)) || before.slots() != day.slots()) return List.of();
        Typical now = past.typical(past.kind(), day.slots()).orElse(null);
        Typical then = past.typical(past.kindOf(before.day()), day.slots()).orElse(null);
        if (now == null || then == null) return List.of();
        double unmoved = misfit(day, now, 0) + misfit(before, then, 0);
        int best = 0;
        double least = unmoved;
        int most = day.slotsIn(mostHours);
        // a day that fits best after a larger shift is another day
        for (int lag = -2 * most; lag <= 2 * most; lag++) {
            double misfit = misfit(day, now, lag) + misfit(before, then, lag);
            if (!(misfit < least)) continue;
            least = misfit;
            best = lag;
        }
        if (Math.abs(best) < day.slotsIn(leastHours) || Math.abs(best) > most || least > gain * unmoved) return List.of();
        // both days, each for itself, and not one so much that it speaks for the other
        if (misfit(day, now, best) > gain * misfit(day, now, 0) || misfit(before, then, best) > gain * misfit(before, then, 0))
            return List.of();
        double usual = usualMisfit(past, before, day.slots());
        if (unmoved < WORSE * 2 * usual || least > ALIKE * 2 * usual || resemblesAnother(day, past, misfit(day, now, best)))
            return List.of();
        return List.of(new Suspicion(code(), Severity.ERROR, 0, day.slots(), "the usual day, %.2f h too %s".formatted(
                Math.abs(best) * day.interval().toSeconds() / 3600.0, best > 0 ? "late" : "early")));
    }

    /** A holiday looks like a Sunday, not like a shifted workday. */
    private static boolean resemblesAnother(Series day, Past past, double misfit) {
        for (DayKind kind : DayKind.values()) {
            Typical other = past.typical(kind, day.slots()).orElse(null);
            if (other != null && misfit(day, other, 0) <= misfit) return true;
        }
        return false;
    }

    private static double usualMisfit(Past past, Series without, int slots) {
        List<Series> days = past.days().stream().map(Past.Known::series).filter(day -> day != without && day.slots() == slots).toList();
        double[] misfits = new double[days.size()];
        int count = 0;
        for (Series day : days) {
            Typical typical = past.typical(past.kindOf(day.day()), slots).orElse(null);
            if (typical != null) misfits[count++] = misfit(day, typical, 0);
        }
        return Median.of(java.util.Arrays.copyOf(misfits, count));
    }

    private static double misfit(Series day, Typical typical, int lag) {
        double correlation = typical.correlation(day, lag);
        return Double.isNaN(correlation) ? 1 : 1 - correlation;
    }
}
