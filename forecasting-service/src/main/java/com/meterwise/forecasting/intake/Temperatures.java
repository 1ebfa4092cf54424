package com.meterwise.forecasting.intake;

import java.time.Instant;
import java.util.Arrays;

/** Outdoor temperature of a region, as far as it was known. */
@FunctionalInterface
public interface Temperatures {
    Temperatures UNKNOWN = (times, asOf) -> {
        double[] unknown = new double[times.length];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    };

    /**
     * Degrees Celsius: what was observed until {@code asOf}, and beyond it the last forecast issued until then; NaN where nothing is known.
     *
     * @param times in ascending order
     */
    double[] at(Instant[] times, Instant asOf);
}
