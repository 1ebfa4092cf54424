package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.LoadHistory;

/** A way to forecast a load from its own past. Stateless and thread-safe: same input, same answer. */
public interface LoadModel {
    String name();

    /** Days of history without which {@link #fit} refuses. */
    int minDays();

    /** @throws IllegalArgumentException if the history is shorter than {@link #minDays} */
    FittedModel fit(LoadHistory past);
}
