package com.meterwise.forecasting.models;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

import com.meterwise.forecasting.history.LoadHistory;

/**
 * Ridge regression for each slot of the day on {@link RidgeFeatures}, days weighted by age. Samples are then weighted again by the inverse of
 * their error, twice: accuracy is judged by absolute errors, and so a day gone astray should not pull as a square would.
 */
public final class Ridge implements LoadModel {
    public static final String NAME = "ridge";
    private static final int MIN_DAYS = 14;
    private static final int REWEIGHTINGS = 2;
    /** Errors below this share of the mean error count alike, so that no weight explodes. */
    private static final double ERROR_FLOOR = 0.1;

    private final RidgeSettings settings;
    private final DayTypes types;

    public Ridge(RidgeSettings settings, DayTypes types) {
        this.settings = requireNonNull(settings, "settings");
        this.types = requireNonNull(types, "types");
    }

    @Override
    public String name() { return NAME; }

    @Override
    public int minDays() { return MIN_DAYS; }

    @Override
    public FittedModel fit(LoadHistory past) {
        if (past.days() < MIN_DAYS) throw new IllegalArgumentException("%s needs %d days, got %d".formatted(NAME, MIN_DAYS, past.days()));
        double scale = scaleOf(past);
        RidgeFeatures features = new RidgeFeatures(past, types, scale);
        double[] coefficients = new double[past.slots() * RidgeFeatures.COUNT];
        for (int slot = 0; slot < past.slots(); slot++)
            System.arraycopy(fitSlot(past, features, slot, scale), 0, coefficients, slot * RidgeFeatures.COUNT, RidgeFeatures.COUNT);
        return new FittedRidge(new Provenance(NAME, past.last(), past.days(), settings), types, scale, coefficients);
    }

    private double[] fitSlot(LoadHistory past, RidgeFeatures features, int slot, double scale) {
        int n = past.days() - RidgeFeatures.FIRST_DAY, samples = 0;
        double[][] x = new double[n][];
        double[] y = new double[n], age = new double[n];
        for (int i = 0; i < n; i++) {
            double kwh = past.kwh(RidgeFeatures.FIRST_DAY + i, slot);
            if (Double.isNaN(kwh)) continue;
            x[samples] = new double[RidgeFeatures.COUNT];
            features.fill(RidgeFeatures.FIRST_DAY + i, slot, x[samples]);
            y[samples] = kwh / scale;
            age[samples++] = Math.pow(0.5, (n - 1 - i) / settings.halfLifeDays());
        }
        double[] weight = Arrays.copyOf(age, samples);
        for (int round = 0;; round++) {
            NormalEquations equations = new NormalEquations(RidgeFeatures.COUNT);
            for (int i = 0; i < samples; i++)
                equations.add(x[i], y[i], weight[i]);
            double[] coefficients = equations.solve(settings.penalty());
            if (round == REWEIGHTINGS || samples == 0) return coefficients;
            reweigh(weight, age, x, y, coefficients);
        }
    }

    private static void reweigh(double[] weight, double[] age, double[][] x, double[] y, double[] coefficients) {
        double[] error = new double[weight.length];
        double sum = 0, ages = 0;
        for (int i = 0; i < error.length; i++) {
            error[i] = Math.abs(y[i] - FittedRidge.dot(x[i], coefficients, 0));
            sum += age[i] * error[i];
            ages += age[i];
        }
        double mean = sum / ages;
        for (int i = 0; i < error.length; i++)
            weight[i] = mean == 0 ? age[i] : age[i] * mean / Math.max(error[i], ERROR_FLOOR * mean);
    }

    /** Mean load, or 1 for a series that is all zero. */
    static double scaleOf(LoadHistory past) {
        double sum = 0;
        for (int d = 0; d < past.days(); d++)
            for (int s = 0; s < past.slots(); s++)
                sum += Math.abs(past.filled(d, s));
        double mean = sum / (past.days() * past.slots());
        return mean > 0 ? mean : 1;
    }
}
