package com.meterwise.forecasting.models;

import java.util.List;

import com.meterwise.forecasting.history.LoadHistory;

/** Chooses the ridge's settings by the absolute error of day-ahead forecasts over the last days of a history it is not then judged on. */
public record RidgeTuning(List<RidgeSettings> candidates, DayTypes types) {
    public RidgeTuning {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) throw new IllegalArgumentException("nothing to choose from");
    }

    /** @param validationDays last days of {@code past}, on which the candidates, fitted to the days before, are compared */
    public RidgeSettings choose(LoadHistory past, int validationDays) {
        LoadHistory before = past.through(past.last().minusDays(validationDays));
        double scale = Ridge.scaleOf(before);
        RidgeFeatures features = new RidgeFeatures(past, types, scale);
        double[] error = new double[candidates.size()], x = new double[RidgeFeatures.COUNT];
        List<Double> halfLives = candidates.stream().map(RidgeSettings::halfLifeDays).distinct().toList();
        for (int slot = 0; slot < past.slots(); slot++) {
            for (double halfLife : halfLives) {
                // candidates of one half-life share their sums and differ in the penalty only
                NormalEquations equations = new NormalEquations(RidgeFeatures.COUNT);
                for (int day = RidgeFeatures.FIRST_DAY; day < before.days(); day++) {
                    double kwh = past.kwh(day, slot);
                    if (Double.isNaN(kwh)) continue;
                    features.fill(day, slot, x);
                    equations.add(x, kwh / scale, Math.pow(0.5, (before.days() - 1 - day) / halfLife));
                }
                for (int c = 0; c < error.length; c++) {
                    if (candidates.get(c).halfLifeDays() != halfLife) continue;
                    double[] coefficients = equations.solve(candidates.get(c).penalty());
                    for (int day = before.days(); day < past.days(); day++) {
                        double kwh = past.kwh(day, slot);
                        if (Double.isNaN(kwh)) continue;
                        features.fill(day, slot, x);
                        error[c] += Math.abs(kwh / scale - Math.max(0, FittedRidge.dot(x, coefficients, 0)));
                    }
                }
            }
        }
        int best = 0;
        for (int c = 1; c < error.length; c++)
            if (error[c] < error[best]) best = c;
        return candidates.get(best);
    }
}
