package com.meterwise.forecasting.models;

import java.util.List;

import com.meterwise.forecasting.history.LoadHistory;

/**
 * Chooses the ridge's settings by the absolute error of day-ahead forecasts over the last days of a history it is not then judged on.
 * Candidates are fitted just as the one chosen will be: tried without the reweighting, stiffer ones look better than they turn out.
 */
public record RidgeTuning(List<RidgeSettings> candidates, DayTypes types) {
    /** A later candidate has to be this much better than the one held: on a few weeks small differences are chance. */
    private static final double CLEARLY_BETTER = 0.97;

    public RidgeTuning {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) throw new IllegalArgumentException("nothing to choose from");
    }

    /** @param validationDays last days of {@code past}, on which the candidates, fitted to the days before, are compared */
    public RidgeSettings choose(LoadHistory past, int validationDays) {
        LoadHistory before = past.through(past.last().minusDays(validationDays));
        RidgeSettings best = candidates.get(0);
        double least = error(best, before, past);
        for (RidgeSettings candidate : candidates.subList(1, candidates.size())) {
            double error = error(candidate, before, past);
            if (error >= CLEARLY_BETTER * least) continue;
            best = candidate;
            least = error;
        }
        return best;
    }

    private double error(RidgeSettings settings, LoadHistory before, LoadHistory past) {
        FittedModel fitted = new Ridge(settings, types).fit(before);
        double error = 0;
        for (int day = before.days(); day < past.days(); day++) {
            double[] forecast = fitted.nextDay(past.through(past.date(day - 1)));
            for (int slot = 0; slot < forecast.length; slot++) {
                double miss = Math.abs(past.kwh(day, slot) - forecast[slot]);
                if (!Double.isNaN(miss)) error += miss;
            }
        }
        return error;
    }
}
