package com.meterwise.forecasting.models;

import java.util.List;

/**
 * What the ridge does not learn by itself and must be chosen on data it has not seen.
 *
 * @param penalty      in units of the mean sample weight
 * @param halfLifeDays age at which a day counts half
 */
public record RidgeSettings(double penalty, double halfLifeDays) {
    /** The one that did best over many loads first; the stiff ones are for short or erratic histories, the short-lived for loads that change. */
    public static final List<RidgeSettings> CANDIDATES = List.of(new RidgeSettings(0.1, 180), new RidgeSettings(0.3, 180),
            new RidgeSettings(1, 180), new RidgeSettings(10, 180), new RidgeSettings(0.1, 60), new RidgeSettings(1, 60));

    public RidgeSettings {
        if (!(penalty > 0)) throw new IllegalArgumentException("penalty must be positive: " + penalty);
        if (!(halfLifeDays > 0)) throw new IllegalArgumentException("half-life must be positive: " + halfLifeDays);
    }
}
