package com.meterwise.ingestion.estimation;

import java.util.Optional;

import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Series;

/** One way to fill a run of missing slots. Never looks at days after the one it fills. Stateless. */
@FunctionalInterface
public interface Estimator {
    /** Half-width of the interval that holds 90 % of a normal distribution, in standard deviations. */
    double NINETY_PERCENT = 1.645;

    /**
     * @param from first missing slot
     * @param to   slot after the last missing one
     * @return empty if this way is not open here
     */
    Optional<Estimate> fill(Series day, int from, int to, Past past);
}
