package com.meterwise.forecasting.models;

import java.util.List;

/**
 * What the ridge does not learn by itself and must be chosen on data it has not seen.
 *
 * @param penalty      in units of the mean sample weight
 * @param halfLifeDays age at which a day counts half
 */
public record RidgeSettings(double penalty, double halfLifeDays) {
    /** From loose to stiff: long histories carry the loose ones, a month of data needs the stiff ones. */
    public static final List<RidgeSettings> CANDIDATES = List.of(new RidgeSettings(0.03, 360), new RidgeSettings(0.1, 360),
            new RidgeSettings(0.3, 360), new RidgeSettings(1, 360), new RidgeSettings(10, 360), new RidgeSettings(0.03, 120),
            new RidgeSettings(0.1, 120), new RidgeSettings(0.3, 120), new RidgeSettings(1, 120), new RidgeSettings(10, 120));

    public RidgeSettings {
        if (!(penalty > 0)) throw new IllegalArgumentException("penalty must be positive: " + penalty);
        if (!(halfLifeDays > 0)) throw new IllegalArgumentException("half-life must be positive: " + halfLifeDays);
    }
}
