package com.meterwise.forecasting.models;

import java.util.List;

import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.history.Series;

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

    public RidgeSettings choose(LoadHistory past, int validationDays) { return choose(past.series(), validationDays); }

    /** @param validationDays last days of {@code past}, on which the candidates, fitted to the days before, are compared */
    public RidgeSettings choose(Series past, int validationDays) {
        Series before = past.until(past.end() - validationDays * past.slots());
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

    private double error(RidgeSettings settings, Series before, Series past) {
        int slots = past.slots();
        FittedModel fitted = new Ridge(settings, types, slots).fit(before);
        double error = 0;
        for (int origin = before.end(); origin + slots <= past.end(); origin += slots) {
            double[] forecast = fitted.forecast(past.until(origin), slots);
            for (int i = 0; i < slots; i++) {
                double miss = Math.abs(past.load(origin + i) - forecast[i]);
                if (!Double.isNaN(miss)) error += miss;
            }
        }
        return error;
    }
}
