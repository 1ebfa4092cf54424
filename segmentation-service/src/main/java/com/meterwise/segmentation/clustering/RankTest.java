package com.meterwise.segmentation.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Whether some values lie higher than the others (Mann and Whitney, 1947), by the normal approximation with the correction for ties.
 *
 * @param superiority chance that one of the first lies above one of the others, ties halved; 0.5 = no difference
 * @param p           two-sided
 */
record RankTest(double superiority, double p) {

    /** Neither side may be empty. */
    static RankTest of(double[] values, double[] others) {
        if (values.length == 0 || others.length == 0) throw new IllegalArgumentException("both sides need a value");
        double[] all = Arrays.copyOf(values, values.length + others.length);
        System.arraycopy(others, 0, all, values.length, others.length);
        Integer[] order = IntStream.range(0, all.length).boxed().sorted(Comparator.comparingDouble(i -> all[i])).toArray(Integer[]::new);
        double rankSum = 0;
        double ties = 0;
        for (int first = 0; first < order.length;) {
            int end = first;
            while (end < order.length && all[order[end]] == all[order[first]])
                end++;
            double rank = (first + 1 + end) / 2.0;
            for (int i = first; i < end; i++)
                if (order[i] < values.length) rankSum += rank;
            double tied = end - first;
            ties += tied * tied * tied - tied;
            first = end;
        }
        double n = values.length;
        double m = others.length;
        double u = rankSum - n * (n + 1) / 2;
        double variance = n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1)));
        double z = variance <= 0 ? 0 : (u - n * m / 2) / Math.sqrt(variance);
        return new RankTest(u / (n * m), Math.min(1, 2 * normalTail(Math.abs(z))));
    }

    /** Upper tail of the standard normal (Abramowitz and Stegun 26.2.17, absolute error below 7.5e-8). */
    private static double normalTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double polynomial = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    }
}
