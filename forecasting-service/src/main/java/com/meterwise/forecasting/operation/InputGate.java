package com.meterwise.forecasting.operation;

import com.meterwise.forecasting.history.LoadHistory;

/**
 * Whether a history is fit to forecast from: most of its last week is there, and its last day is not a flat line that the weeks before were not.
 * Who does not pass is forecast as last week was.
 *
 * @param leastCoverage share of the last week's slots that must have a value
 * @param flatShare     range of a day, as a share of the level, at or below which it is flat
 */
public record InputGate(double leastCoverage, double flatShare) {
    public static final InputGate DEFAULT = new InputGate(0.7, 1e-5);
    private static final int WEEK = 7, COMPARED_DAYS = 28;
    private static final double LEAST_RANGE_KWH = 0.001, MOSTLY = 0.5;

    /** What was found of a history. */
    public enum Finding {
        PASSED, INCOMPLETE, FLAT
    }

    public InputGate {
        if (!(leastCoverage >= 0 && leastCoverage <= 1)) throw new IllegalArgumentException("coverage is 0 to 1, got " + leastCoverage);
        if (!(flatShare >= 0)) throw new IllegalArgumentException("a range is not negative, got " + flatShare);
    }

    public Finding of(LoadHistory load) {
        if (load.coverage(WEEK) < leastCoverage) return Finding.INCOMPLETE;
        int last = load.days() - 1;
        if (!isFlat(load, last)) return Finding.PASSED;
        int flat = 0, compared = 0;
        for (int d = Math.max(0, last - COMPARED_DAYS); d < last; d++) {
            compared++;
            if (isFlat(load, d)) flat++;
        }
        // a load that is always flat, a base station's or an empty house's, is none the worse for it
        return flat <= MOSTLY * compared ? Finding.FLAT : Finding.PASSED;
    }

    private boolean isFlat(LoadHistory load, int day) {
        double least = Double.MAX_VALUE, most = -Double.MAX_VALUE;
        for (int s = 0; s < load.slots(); s++) {
            double kwh = load.kwh(day, s);
            // a day with a hole says nothing of flatness
            if (Double.isNaN(kwh)) return false;
            least = Math.min(least, kwh);
            most = Math.max(most, kwh);
        }
        return most - least <= Math.max(LEAST_RANGE_KWH, flatShare * Math.abs(most));
    }
}
