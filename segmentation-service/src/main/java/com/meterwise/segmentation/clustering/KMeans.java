package com.meterwise.segmentation.clustering;

import java.util.Arrays;
import java.util.Random;

/** k-means over primitive arrays: greedy k-means++ starts (Arthur and Vassilvitskii, 2007), the best of some. Immutable. */
public final class KMeans implements Clusterer {
    private static final int MOST_PASSES = 200;
    /** A pass that gains less than this part of the squared error moves no segment. */
    private static final double TOLERANCE = 1e-7;
    /**
     * Below so many rows there are more starts, for they cost little: a few hundred customers that differ by degrees have many nearly best
     * divisions, and a resample that ends in a poor one would speak against segments that are there.
     */
    private static final int FEW_ROWS = 2_000;
    private static final int MOST_TIMES = 5;

    private final int starts;

    /** @param starts of many rows; five times as many of few */
    public KMeans(int starts) {
        if (starts < 1) throw new IllegalArgumentException("at least one start, got " + starts);
        this.starts = starts;
    }

    @Override
    public double[][] centroids(Rows rows, int k, long seed) {
        Lloyd.Groups best = null;
        int tries = starts * Math.max(1, Math.min(MOST_TIMES, FEW_ROWS / rows.count()));
        for (int start = 0; start < tries; start++) {
            Lloyd.Groups found = Lloyd.run(rows, start(rows, k, new Random(seed * 31 + start)), MOST_PASSES, TOLERANCE);
            if (best == null || found.squaredError() < best.squaredError()) best = found;
        }
        return best.centroids();
    }

    /** A few passes over rows the centroids were not fitted to: those of a sample become those of all. */
    public static double[][] refined(Rows all, double[][] centroids, int passes) {
        return Lloyd.run(all, centroids, passes, TOLERANCE).centroids();
    }

    @Override
    public String name() { return "k-means"; }

    /**
     * Each next centre is a row drawn with the squared distance to the nearest centre so far as its weight: of a few drawn, the one that lowers
     * the sum of these most.
     */
    static double[][] start(Rows rows, int k, Random random) {
        int tries = 2 + (int) Math.log(k);
        double[][] centres = new double[k][];
        centres[0] = rows.row(random.nextInt(rows.count()));
        double[] weights = new double[rows.blocks() * Rows.BLOCK];
        Arrays.fill(weights, 0, rows.count(), Double.POSITIVE_INFINITY);
        weights = nearer(rows, centres[0], weights);
        for (int next = 1; next < k; next++) {
            double sum = sum(weights);
            double[] best = null;
            double least = Double.POSITIVE_INFINITY;
            for (int attempt = 0; attempt < tries; attempt++) {
                double[] centre = rows.row(drawn(weights, rows.count(), sum * random.nextDouble()));
                double[] lowered = nearer(rows, centre, weights);
                double left = sum(lowered);
                if (left >= least) continue;
                least = left;
                best = lowered;
                centres[next] = centre;
            }
            weights = best;
        }
        return centres;
    }

    /** Squared distances to the nearest centre once there is one more. */
    private static double[] nearer(Rows rows, double[] centre, double[] weights) {
        double[] lowered = new double[weights.length];
        double[] to = new double[Rows.BLOCK];
        for (int block = 0; block < rows.blocks(); block++) {
            rows.squaredDistances(block, centre, to);
            for (int i = 0; i < Rows.BLOCK; i++)
                lowered[block * Rows.BLOCK + i] = Math.min(weights[block * Rows.BLOCK + i], to[i]);
        }
        return lowered;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values)
            sum += value;
        return sum;
    }

    private static int drawn(double[] weights, int count, double at) {
        double left = at;
        for (int i = 0; i < count; i++) {
            left -= weights[i];
            if (left < 0) return i;
        }
        return count - 1;
    }
}
