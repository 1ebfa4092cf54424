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

    /** Median distance of a sorted array's values from {@code centre}: the nearest ones lie to both sides of it. @return NaN if it is empty */
    static double deviation(double[] sorted, double centre) {
        if (sorted.length == 0) return Double.NaN;
        int above = 0;
        while (above < sorted.length && sorted[above] < centre)
            above++;
        int below = above - 1;
        double[] nearest = new double[sorted.length / 2 + 1];
        for (int i = 0; i < nearest.length; i++) {
            double up = above < sorted.length ? sorted[above] - centre : Double.POSITIVE_INFINITY;
            double down = below >= 0 ? centre - sorted[below] : Double.POSITIVE_INFINITY;
            nearest[i] = Math.min(up, down);
            if (up < down) above++;
            else
                below--;
        }
        int last = nearest.length - 1;
        return sorted.length % 2 == 1 ? nearest[last] : nearest[last - 1] + 0.5 * (nearest[last] - nearest[last - 1]);
    }
}
