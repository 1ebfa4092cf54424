package com.meterwise.segmentation.clustering;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How a feature was spread over the customers a model was trained on, in bins as equally filled as its values allow.
 *
 * @param edges  rising; a value belongs to the bin above the last edge not above it
 * @param shares of the training customers in each bin, one more than edges
 * @param count  training customers
 */
public record Reference(String feature, double[] edges, double[] shares, int count) {
    /** Bins: with few customers fewer, since chance alone moves the index by bins / customers. */
    private static final int BINS = 10;
    private static final int FEW_BINS = 5;
    private static final int FEW = 500;

    static Reference of(String feature, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int bins = sorted.length < FEW ? FEW_BINS : BINS;
        double[] edges = IntStream.range(1, bins).mapToDouble(bin -> sorted[bin * sorted.length / bins]).distinct()
                .filter(edge -> edge > sorted[0]).toArray();
        double[] shares = new double[edges.length + 1];
        for (double value : values)
            shares[bin(edges, value)] += 1.0 / values.length;
        return new Reference(feature, edges, shares, values.length);
    }

    int bin(double value) { return bin(edges, value); }

    private static int bin(double[] edges, double value) {
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /**
     * Population stability index: sum over the bins of (share now - share then) x ln(share now / share then). Each bin counts half a customer
     * more on both sides, so that an empty one is not infinitely unlike.
     */
    double stabilityIndex(int[] now) {
        double all = Arrays.stream(now).sum();
        if (all == 0) return 0;
        double index = 0;
        for (int bin = 0; bin < shares.length; bin++) {
            double then = (shares[bin] * count + 0.5) / (count + 0.5 * shares.length);
            double share = (now[bin] + 0.5) / (all + 0.5 * shares.length);
            index += (share - then) * Math.log(share / then);
        }
        return index;
    }
}
