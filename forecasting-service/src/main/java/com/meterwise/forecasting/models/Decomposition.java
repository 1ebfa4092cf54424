package com.meterwise.forecasting.models;

import java.util.Arrays;

import com.meterwise.forecasting.history.Series;

/**
 * The end of a load taken apart: its level, and its seasons as they were in the last day and the last week, from the slot after it on.
 *
 * @param logarithms whether level and seasons are of the load's logarithm
 */
record Decomposition(boolean logarithms, double level, double[] day, double[] week) {
    /** Cycles that a season is a mean of, the nearest most: as many days as a week has, so that no weekday counts more than another. */
    private static final int DAYS = 7, WEEKS = 13;
    private static final int MAX_DAYS = 7 * 14, ROUNDS = 4;
    /** Of an hour's miss, what the level does not follow. */
    private static final double STAYS = .09;
    /** A load that falls below this share of its mean is no product of level and season. */
    private static final double NEAR_ZERO = .1;

    /** @param origin known until there; at least two weeks, whole days or not */
    static Decomposition of(Series series, int origin) {
        int slots = series.slots(), n = Math.min(origin, MAX_DAYS * slots);
        double[] load = new double[n];
        for (int t = 0; t < n; t++)
            load[t] = series.filled(origin - n + t);
        boolean logarithms = Arrays.stream(load).min().orElseThrow() > NEAR_ZERO * Arrays.stream(load).average().orElseThrow();
        if (logarithms) for (int t = 0; t < n; t++)
            load[t] = Math.log(load[t]);
        double[] day = new double[n], week = new double[n];
        for (int round = 0; round < ROUNDS; round++) {
            day = season(load, week, slots, DAYS);
            week = season(load, day, 7 * slots, WEEKS);
        }
        double follows = 1 - Math.pow(STAYS, 24.0 / slots), level = load[0] - day[0] - week[0];
        for (int t = 1; t < n; t++)
            level += follows * (load[t] - day[t] - week[t] - level);
        return new Decomposition(logarithms, level, Arrays.copyOfRange(day, n - slots, n), Arrays.copyOfRange(week, n - 7 * slots, n));
    }

    /** @param i slots after the origin */
    double at(int i) {
        double value = level + day[i % day.length] + week[i % week.length];
        return logarithms ? Math.exp(value) : value;
    }

    /**
     * Of each slot of the period the mean over the cycles around its own, less the trend (a mean over a period) and the other season. Cycles are
     * counted back from the end; what is left at the beginning is as in the first.
     *
     * @param window cycles
     */
    private static double[] season(double[] load, double[] other, int period, int window) {
        int n = load.length, cycles = n / period, begin = n - cycles * period;
        double[] sums = new double[n + 1];
        for (int t = 0; t < n; t++)
            sums[t + 1] = sums[t] + load[t] - other[t];
        double[] detrended = new double[n];
        for (int t = 0; t < n; t++) {
            int from = Math.max(0, Math.min(n - period, t - period / 2));
            detrended[t] = sums[t + 1] - sums[t] - (sums[from + period] - sums[from]) / period;
        }
        double[] season = new double[n];
        for (int cycle = 0; cycle < cycles; cycle++) {
            double[] weights = weights(cycle, cycles, window);
            double mean = 0;
            for (int s = 0; s < period; s++) {
                double sum = 0;
                for (int c = 0; c < cycles; c++)
                    if (weights[c] > 0) sum += weights[c] * detrended[begin + c * period + s];
                season[begin + cycle * period + s] = sum;
                mean += sum / period;
            }
            for (int s = 0; s < period; s++)
                season[begin + cycle * period + s] -= mean;
        }
        for (int t = 0; t < begin; t++)
            season[t] = season[t + period];
        return season;
    }

    /** Tricube over the nearest cycles (Cleveland 1990); where there are fewer than the window wants, as if more lay beyond. They sum to 1. */
    private static double[] weights(int cycle, int cycles, int window) {
        int[] distances = new int[cycles];
        for (int c = 0; c < cycles; c++)
            distances[c] = Math.abs(c - cycle);
        int[] sorted = distances.clone();
        Arrays.sort(sorted);
        double reach = sorted[Math.min(window, cycles) - 1] + 1 + Math.max(0, (window - cycles) / 2), sum = 0;
        double[] weights = new double[cycles];
        for (int c = 0; c < cycles; c++) {
            weights[c] = Math.pow(Math.max(0, 1 - Math.pow(distances[c] / reach, 3)), 3);
            sum += weights[c];
        }
        for (int c = 0; c < cycles; c++)
            weights[c] /= sum;
        return weights;
    }
}
