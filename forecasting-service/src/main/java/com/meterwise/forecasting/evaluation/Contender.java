package com.meterwise.forecasting.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.FittedBoosting;
import com.meterwise.forecasting.models.FittedModel;
import com.meterwise.forecasting.models.GradientBoosting;
import com.meterwise.forecasting.models.LoadModel;

/** A way to forecast many series of one grid, each alone or all by one model. */
interface Contender {
    String name();

    /** Forecasts a series by what was last learnt; a row of null where it could not learn anything. */
    double[][] forecast(List<Series> known, int steps);

    /** Learns anew. */
    void fit(List<Series> pasts);

    /** So many days after a fit it is worth another. */
    int refitDays();

    /** The model for the {@code k}-th series, given what is known of it. */
    interface Choice {
        LoadModel of(int k, Series past);
    }

    /** A model fitted to each series by itself. */
    final class Alone implements Contender {
        private final String name;
        private final int refitDays;
        private final Choice models;
        private FittedModel[] fitted;

        /** @param models the model for a series; asked once a fit, so that it may be chosen by what is known then */
        Alone(String name, int refitDays, Choice models) {
            this.name = name;
            this.refitDays = refitDays;
            this.models = models;
        }

        @Override
        public String name() { return name; }

        @Override
        public int refitDays() { return refitDays; }

        @Override
        public void fit(List<Series> pasts) {
            FittedModel[] next = new FittedModel[pasts.size()];
            IntStream.range(0, next.length).parallel().forEach(k -> {
                LoadModel model = models.of(k, pasts.get(k));
                if (model.canLearn(pasts.get(k))) next[k] = model.fit(pasts.get(k));
            });
            fitted = next;
        }

        @Override
        public double[][] forecast(List<Series> known, int steps) {
            double[][] forecast = new double[known.size()][];
            IntStream.range(0, forecast.length).parallel()
                    .forEach(k -> forecast[k] = fitted[k] == null ? null : fitted[k].forecast(known.get(k), steps));
            return forecast;
        }
    }

    /** One boosting model for all. */
    final class Pooled implements Contender {
        private final GradientBoosting model;
        private FittedBoosting fitted;

        Pooled(GradientBoosting model) { this.model = model; }

        @Override
        public String name() { return GradientBoosting.NAME; }

        @Override
        public int refitDays() { return 28; }

        @Override
        public void fit(List<Series> pasts) {
            fitted = pasts.stream().anyMatch(past -> past.days() >= GradientBoosting.MIN_DAYS) ? model.fit(pasts) : null;
        }

        @Override
        public double[][] forecast(List<Series> known, int steps) {
            if (fitted != null) return fitted.forecast(known, steps);
            double[][] none = new double[known.size()][];
            Arrays.fill(none, null);
            return none;
        }
    }
}
