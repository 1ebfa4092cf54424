package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.history.Series;

/** A way to forecast a load from its own past. Stateless and thread-safe: same input, same answer. */
public interface LoadModel {
    String name();

    /** Days of history without which {@link #fit} refuses. */
    int minDays();

    /** Whether there is enough of this past to {@link #fit}. */
    default boolean canLearn(Series past) { return past.days() >= minDays(); }

    /** @throws IllegalArgumentException if the history is shorter than {@link #minDays} */
    KeptModel fit(Series past);

    /**
     * The model again that learnt this once.
     *
     * @throws IllegalArgumentException if this was not learnt by such a model on such a grid
     */
    KeptModel takeUp(Provenance provenance, int slots, Learnt learnt);

    default KeptModel fit(LoadHistory past) { return fit(past.series()); }

    /** For {@link #fit} to begin with. */
    default void requireEnough(Series past) {
        if (past.days() < minDays())
            throw new IllegalArgumentException("%s needs %d days, got %d".formatted(name(), minDays(), past.days()));
    }
}
