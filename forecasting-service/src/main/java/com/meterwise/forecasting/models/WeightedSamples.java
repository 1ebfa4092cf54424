package com.meterwise.forecasting.models;

/**
 * Samples of a regression. After a first fit they are weighted again by the inverse of their error, twice: accuracy is judged by absolute errors,
 * and so a day gone astray should not pull as a square would. Not thread-safe.
 */
final class WeightedSamples {
    private static final int REWEIGHTINGS = 2;
    /** Errors below this share of the mean error count alike, so that no weight explodes. */
    private static final double ERROR_FLOOR = 0.1;

    private final int count;
    private final double[][] x;
    private final double[] y;
    private final double[] age;
    private int samples;

    WeightedSamples(int count, int capacity) {
        this.count = count;
        x = new double[capacity][];
        y = new double[capacity];
        age = new double[capacity];
    }

    /** The features of the next sample, to be filled. */
    double[] next() {
        x[samples] = new double[count];
        return x[samples];
    }

    void take(double value, double weight) {
        y[samples] = value;
        age[samples++] = weight;
    }

    double[] solve(double penalty) {
        double[] weight = java.util.Arrays.copyOf(age, samples);
        for (int round = 0;; round++) {
            NormalEquations equations = new NormalEquations(count);
            for (int i = 0; i < samples; i++)
                equations.add(x[i], y[i], weight[i]);
            double[] coefficients = equations.solve(penalty);
            if (round == REWEIGHTINGS || samples == 0) return coefficients;
            reweigh(weight, coefficients);
        }
    }

    private void reweigh(double[] weight, double[] coefficients) {
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
}
