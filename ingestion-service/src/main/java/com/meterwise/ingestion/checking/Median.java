package com.meterwise.ingestion.checking;

import java.util.Arrays;

/** Order statistics of small arrays. */
final class Median {
    private Median() {}

    /** Sorts the array. @return NaN if it is empty */
    static double of(double[] values) {
        if (values.length == 0) return Double.NaN;
        Arrays.sort(values);
        return quantile(values, 0.5);
    }

    /** Of a sorted array, linear between neighbours. */
    static double quantile(double[] sorted, double level) {
        double at = level * (sorted.length - 1);
        int below = (int) at;
        if (below + 1 == sorted.length) return sorted[below];
        return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }

    /** Median distance from {@code centre}; overwrites and sorts the array. */
    static double deviation(double[] values, double centre) {
        for (int i = 0; i < values.length; i++)
            values[i] = Math.abs(values[i] - centre);
        return of(values);
    }
}
