package com.meterwise.forecasting.outlook;

import java.util.Arrays;

/**
 * A monthly series as level, damped trend and seasonal index. The level is the recent months' without their season, the later the heavier; the
 * trend what the last twelve months changed against the twelve before, halved and fading by a tenth a month. With less than a year there is no
 * season, with less than two no trend: a flat line is the sane answer.
 *
 * @param index by calendar month from the series' first on, mean 1
 */
record DampedSeasonal(int months, double level, double monthlyTrend, double[] index) {
    static final String NAME = "damped-seasonal-1";
    static final int YEAR = 12;
    /** One year's index is half weather: it counts for four fifths, two years' for eight ninths. */
    private static final double INDEX_DOUBT_YEARS = 0.25;
    private static final double HALF_LIFE_MONTHS = 3, DAMPING = 0.9, TREND_SHARE = 0.5, MAX_TREND = 0.02;
    private static final int MIN_TREND_MONTHS = 20;

    /** @param values by month, NaN where missing; at least one is known */
    static DampedSeasonal fit(double[] values) {
        double[] index = index(values), plain = new double[values.length];
        for (int t = 0; t < values.length; t++)
            plain[t] = values[t] / index[t % YEAR];
        return new DampedSeasonal(values.length, level(plain), trend(plain), index);
    }

    /** The value {@code ahead} months after the last, from 1. */
    double ahead(int ahead) {
        double damped = DAMPING * (1 - Math.pow(DAMPING, ahead)) / (1 - DAMPING);
        return level * Math.exp(monthlyTrend * damped) * index[(months + ahead - 1) % YEAR];
    }

    private static double[] index(double[] values) {
        double[] index = new double[YEAR];
        Arrays.fill(index, 1);
        if (values.length < YEAR || known(values, 0, values.length) < YEAR) return index;
        double[] sum = new double[YEAR];
        int[] count = new int[YEAR];
        for (int t = 0; t < values.length; t++) {
            double base = mean(values, Math.max(0, Math.min(t - YEAR / 2, values.length - YEAR)), YEAR);
            if (Double.isNaN(values[t]) || !(base > 0)) continue;
            sum[t % YEAR] += values[t] / base;
            count[t % YEAR]++;
        }
        double years = known(values, 0, values.length) / (double) YEAR, trust = years / (years + INDEX_DOUBT_YEARS), total = 0;
        for (int m = 0; m < YEAR; m++) {
            if (count[m] > 0) index[m] = Math.max(0.01, 1 + trust * (sum[m] / count[m] - 1));
            total += index[m];
        }
        for (int m = 0; m < YEAR; m++)
            index[m] *= YEAR / total;
        return index;
    }

    private static double level(double[] plain) {
        double sum = 0, weights = 0;
        for (int t = plain.length - 1; t >= 0; t--) {
            int age = plain.length - 1 - t;
            if (Double.isNaN(plain[t]) || age >= YEAR && weights > 0) continue;
            double weight = Math.pow(0.5, age / HALF_LIFE_MONTHS);
            sum += weight * plain[t];
            weights += weight;
        }
        if (weights == 0) throw new IllegalArgumentException("no month is known");
        return sum / weights;
    }

    private static double trend(double[] plain) {
        int n = plain.length;
        if (n < 2 * YEAR || known(plain, n - 2 * YEAR, n) < MIN_TREND_MONTHS) return 0;
        double growth = Math.log(mean(plain, n - YEAR, YEAR) / mean(plain, n - 2 * YEAR, YEAR)) / YEAR;
        return Double.isFinite(growth) ? Math.max(-MAX_TREND, Math.min(MAX_TREND, TREND_SHARE * growth)) : 0;
    }

    private static double mean(double[] values, int from, int count) {
        return Arrays.stream(values, from, from + count).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    }

    private static int known(double[] values, int from, int to) {
        return (int) Arrays.stream(values, from, to).filter(v -> !Double.isNaN(v)).count();
    }
}
