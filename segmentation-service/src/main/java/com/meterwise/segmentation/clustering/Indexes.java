package com.meterwise.segmentation.clustering;

import java.util.stream.IntStream;

/** How well groups are told apart. Rows and centroids are in plain Euclidean coordinates. */
final class Indexes {
    /** The silhouette compares every row with every other: beyond this many, an even sample stands for them. */
    private static final int MOST_FOR_SILHOUETTE = 1_000;

    private final double[][] rows;
    private final double[][] centroids;
    private final int[] groupOf;
    private final int[] sizes;

    Indexes(Rows rows, double[][] centroids) {
        this.rows = IntStream.range(0, rows.count()).mapToObj(rows::row).toArray(double[][]::new);
        this.centroids = centroids;
        this.groupOf = Lloyd.assign(rows, centroids).groupOf();
        this.sizes = new int[centroids.length];
        for (int group : groupOf)
            sizes[group]++;
    }

    int[] groupOf() { return groupOf.clone(); }

    int[] sizes() { return sizes.clone(); }

    double squaredError() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++)
            sum += squared(rows[i], centroids[groupOf[i]]);
        return sum;
    }

    double silhouette() { return silhouetteOf(-1); }

    /**
     * Mean over rows of (b - a) / max(a, b): a is the mean distance to the own group, b to the nearest other; 0 for a row alone.
     *
     * @param group whose rows, or -1 for all
     */
    double silhouetteOf(int group) {
        int step = Math.max(1, rows.length / MOST_FOR_SILHOUETTE);
        int[] sample = IntStream.iterate(0, i -> i < rows.length, i -> i + step).toArray();
        int[] sampled = new int[centroids.length];
        for (int i : sample)
            sampled[groupOf[i]]++;
        double sum = 0;
        int count = 0;
        for (int i : sample) {
            if (group >= 0 && groupOf[i] != group) continue;
            count++;
            double[] total = new double[centroids.length];
            for (int j : sample)
                if (i != j) total[groupOf[j]] += Math.sqrt(squared(rows[i], rows[j]));
            int own = groupOf[i];
            if (sampled[own] < 2) continue;
            double within = total[own] / (sampled[own] - 1);
            double other = Double.POSITIVE_INFINITY;
            for (int g = 0; g < total.length; g++)
                if (g != own && sampled[g] > 0) other = Math.min(other, total[g] / sampled[g]);
            if (Double.isFinite(other) && Math.max(within, other) > 0) sum += (other - within) / Math.max(within, other);
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Between-group over within-group variance. */
    double calinskiHarabasz() {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows)
            for (int j = 0; j < mean.length; j++)
                mean[j] += row[j] / rows.length;
        double between = 0;
        int groups = 0;
        for (int g = 0; g < centroids.length; g++) {
            between += sizes[g] * squared(centroids[g], mean);
            if (sizes[g] > 0) groups++;
        }
        double within = squaredError();
        if (groups < 2 || rows.length <= groups || within == 0) return 0;
        return between / (groups - 1) / (within / (rows.length - groups));
    }

    /** Mean over groups of the worst (spread + spread) / distance to another group. */
    double daviesBouldin() {
        double[] spread = new double[centroids.length];
        for (int i = 0; i < rows.length; i++)
            spread[groupOf[i]] += Math.sqrt(squared(rows[i], centroids[groupOf[i]])) / sizes[groupOf[i]];
        double sum = 0;
        int groups = 0;
        for (int g = 0; g < centroids.length; g++) {
            if (sizes[g] == 0) continue;
            double worst = 0;
            for (int h = 0; h < centroids.length; h++) {
                double apart = Math.sqrt(squared(centroids[g], centroids[h]));
                if (h != g && sizes[h] > 0 && apart > 0) worst = Math.max(worst, (spread[g] + spread[h]) / apart);
            }
            sum += worst;
            groups++;
        }
        return groups == 0 ? 0 : sum / groups;
    }

    static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
