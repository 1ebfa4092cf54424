package com.meterwise.forecasting.evaluation;

import java.util.List;

import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.FittedModel;
import com.meterwise.forecasting.models.KeptModel;
import com.meterwise.forecasting.models.Provenance;
import com.meterwise.forecasting.models.SeasonalNaive;

/**
 * A weighted mean of fitted models. One that cannot forecast for want of a temperature is passed over, and the others count so much more; if
 * none can, a slot is as it was a week ago.
 *
 * @param parts weights add up to 1
 */
public record Ensemble(Provenance provenance, List<Part> parts) implements FittedModel {
    public static final String NAME = "blend";
    /** A model that counts less than this is not worth its fit. */
    private static final double LEAST_WEIGHT = 0.02;

    /** A model and how far it counts. */
    public record Part(KeptModel model, double weight) {
        public Part {
            if (!(weight > 0)) throw new IllegalArgumentException("a part counts for something, got " + weight);
        }

        public String name() { return model.provenance().model(); }
    }

    public Ensemble {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) throw new IllegalArgumentException("an ensemble has a part");
    }

    /** Weights without those that count for next to nothing; they add up to 1. */
    static double[] worthwhile(double[] weights) {
        double[] kept = weights.clone();
        double sum = 0;
        for (int m = 0; m < kept.length; m++) {
            if (kept[m] < LEAST_WEIGHT) kept[m] = 0;
            sum += kept[m];
        }
        for (int m = 0; m < kept.length; m++)
            kept[m] /= sum;
        return kept;
    }

    @Override
    public double[] forecast(Series known, int steps) {
        double[] forecast = new double[steps];
        double counted = 0;
        for (Part part : parts) {
            if (!part.model().canForecast(known)) continue;
            double[] one = part.model().forecast(known, steps);
            for (int i = 0; i < steps; i++)
                forecast[i] += part.weight() * one[i];
            counted += part.weight();
        }
        if (counted == 0) return new SeasonalNaive().fit(known).forecast(known, steps);
        for (int i = 0; i < steps; i++)
            forecast[i] /= counted;
        return forecast;
    }
}
