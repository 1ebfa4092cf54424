package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.LoadHistory;

/**
 * A fitted ridge, which can be kept and made again from its parts.
 *
 * @param scaleKwh     what loads are divided by
 * @param coefficients slot by slot; read only
 */
public record FittedRidge(Provenance provenance, DayTypes types, double scaleKwh, double[] coefficients) implements FittedModel {
    /** Lags reach 28 days back. */
    private static final int LOOK_BACK_DAYS = 28;

    public FittedRidge {
        if (!(scaleKwh > 0)) throw new IllegalArgumentException("scale must be positive: " + scaleKwh);
        if (coefficients.length == 0 || coefficients.length % RidgeFeatures.COUNT != 0)
            throw new IllegalArgumentException("%d coefficients are not %d a slot".formatted(coefficients.length, RidgeFeatures.COUNT));
    }

    @Override
    public double[] nextDay(LoadHistory known) {
        if (known.slots() * RidgeFeatures.COUNT != coefficients.length)
            throw new IllegalArgumentException(
                    "fitted for %d slots, got %d".formatted(coefficients.length / RidgeFeatures.COUNT, known.slots()));
        LoadHistory recent = known.tail(LOOK_BACK_DAYS);
        RidgeFeatures features = new RidgeFeatures(recent, types, scaleKwh);
        double[] forecast = new double[known.slots()], x = new double[RidgeFeatures.COUNT];
        for (int slot = 0; slot < forecast.length; slot++) {
            features.fill(recent.days(), slot, x);
            forecast[slot] = Math.max(0, scaleKwh * dot(x, coefficients, slot * RidgeFeatures.COUNT));
        }
        return forecast;
    }

    static double dot(double[] x, double[] coefficients, int from) {
        double sum = 0;
        for (int i = 0; i < x.length; i++)
            sum += x[i] * coefficients[from + i];
        return sum;
    }
}
