package com.meterwise.forecasting.evaluation;

import java.util.List;

/**
 * How much wider intervals have to be than past errors say, so that they cover what they promise although errors grow and shrink with the
 * seasons: each day that was covered too little widens the next ones, each covered too much narrows them (after I. Gibbs and E. Candes, "Adaptive
 * conformal inference under distribution shift", 2021). Both paces were chosen on windows before those the targets judge. Not thread-safe.
 */
public final class Stretch {
    private static final double PROMISED = 0.8, LEAST = 0.5, MOST = 3;
    /** By a running tally over eight weeks of errors, and by the last four weeks alone, whose errors are fewer and intervals more nervous. */
    private static final double PACE = 1.5, PACE_OF_ISSUED = 1;

    private double factor = 1;

    double factor() { return factor; }

    /** @param covered share of a window's slots that lay within the interval; NaN is passed over */
    void learn(double covered) {
        if (!Double.isNaN(covered)) factor = bounded(factor * Math.exp(PACE * (PROMISED - covered)));
    }

    /**
     * From the days whose intervals were issued and are over. Nothing but these is needed: no state is kept, and a day measured again counts as it
     * is now known.
     */
    public static double of(List<Residual> issued) {
        return bounded(Math.exp(PACE_OF_ISSUED * issued.stream().mapToDouble(Residual::covered).filter(covered -> !Double.isNaN(covered))
                .map(covered -> PROMISED - covered).sum()));
    }

    private static double bounded(double factor) { return Math.max(LEAST, Math.min(MOST, factor)); }
}
