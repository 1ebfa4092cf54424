package com.meterwise.forecasting.evaluation;

import java.util.Arrays;

/**
 * Weights of models whose mean did best on what they had not seen, found by adding, again and again, the model that helps the mean most (R. Caruana
 * et al., "Ensemble selection from libraries of models", 2004). Models that err alike are not counted twice, and a poor one gets nothing.
 */
public final class Blend {
    private static final int ROUNDS = 20;
    /** Of the best single models, the first rounds start from the mean of so many: a choice of one is easily led astray. */
    private static final int BEGIN = 2;
    /** How steeply a model that is worse alone counts less, and the part of the weights that is given so. */
    private static final double STEEPNESS = 6, PRIOR_SHARE = 0.5;

    private Blend() {}

    /**
     * @param forecasts model by slot; a model with a missing value is left out
     * @param actual    NaN where missing
     * @return weights that add up to 1
     */
    public static double[] weights(double[][] forecasts, double[] actual) {
        int models = forecasts.length;
        double[] alone = new double[models], sum = new double[actual.length];
        int[] chosen = new int[models];
        for (int m = 0; m < models; m++)
            alone[m] = error(sum, forecasts[m], actual, 1);
        int total = 0;
        for (; total < BEGIN; total++) {
            int next = best(alone, chosen);
            if (next < 0) break;
            chosen[next]++;
            add(sum, forecasts[next]);
        }
        if (total == 0) throw new IllegalArgumentException("none of %d models can forecast".formatted(models));
        for (; total < ROUNDS; total++) {
            double[] with = new double[models];
            for (int m = 0; m < models; m++)
                with[m] = error(sum, forecasts[m], actual, total + 1);
            int next = best(with, new int[models]);
            chosen[next]++;
            add(sum, forecasts[next]);
        }
        double[] weights = new double[models];
        for (int m = 0; m < models; m++)
            weights[m] = chosen[m] / (double) total;
        return between(weights, bySkill(alone), 1 - PRIOR_SHARE);
    }

    /**
     * By how well each did alone: (least error / its error)^6. What is chosen on a few weeks is drawn towards it.
     *
     * @param errors NaN for a model that could not forecast
     */
    static double[] bySkill(double[] errors) {
        double least = Arrays.stream(errors).filter(error -> !Double.isNaN(error)).min().orElseThrow(), sum = 0;
        double[] weights = new double[errors.length];
        for (int m = 0; m < errors.length; m++) {
            if (Double.isNaN(errors[m])) continue;
            weights[m] = errors[m] == 0 ? 1 : Math.pow(least / errors[m], STEEPNESS);
            sum += weights[m];
        }
        for (int m = 0; m < errors.length; m++)
            weights[m] /= sum;
        return weights;
    }

    /** Mean of two sets of weights. */
    public static double[] between(double[] one, double[] other, double share) {
        double[] mean = new double[one.length];
        Arrays.setAll(mean, m -> share * one[m] + (1 - share) * other[m]);
        return mean;
    }

    private static int best(double[] errors, int[] taken) {
        int best = -1;
        for (int m = 0; m < errors.length; m++)
            if (taken[m] == 0 && !Double.isNaN(errors[m]) && (best < 0 || errors[m] < errors[best])) best = m;
        return best;
    }

    private static void add(double[] sum, double[] forecast) {
        for (int i = 0; i < sum.length; i++)
            sum[i] += forecast[i];
    }

    private static double error(double[] sum, double[] forecast, double[] actual, int n) {
        double error = 0;
        for (int i = 0; i < actual.length; i++)
            if (!Double.isNaN(actual[i])) error += Math.abs(actual[i] - (sum[i] + forecast[i]) / n);
        return error;
    }
}
