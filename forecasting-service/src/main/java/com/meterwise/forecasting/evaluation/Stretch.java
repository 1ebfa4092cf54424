package com.meterwise.forecasting.evaluation;

/**
 * How much wider intervals have to be than past errors say, so that they cover what they promise although errors grow and shrink with the
 * seasons: each window that was covered too little widens the next ones, each covered too much narrows them (after I. Gibbs and E. Candes, "Adaptive
 * conformal inference under distribution shift", 2021). Not thread-safe.
 */
final class Stretch {
    private static final double PROMISED = 0.8, PACE = 0.5, LEAST = 0.5, MOST = 3;

    private double factor = 1;

    double factor() { return factor; }

    /** @param covered share of a window's slots that lay within the interval; NaN is passed over */
    void learn(double covered) {
        if (Double.isNaN(covered)) return;
        factor = Math.max(LEAST, Math.min(MOST, factor * Math.exp(PACE * (PROMISED - covered))));
    }
}
