package com.meterwise.segmentation.clustering;

import java.util.Arrays;
import java.util.Random;

/**
 * Whether groups are found again when other customers of the same kind are drawn: the mean over resamples of the Jaccard index of each group
 * and the resample's group most like it (Hennig, 2007). 0.75 and more is called stable, below 0.6 a group tells nothing.
 */
final class Stability {
    private final Rows rows;
    private final Clusterer clusterer;
    private final int resamples;
    private final long seed;

    /** @param resamples at least one, each as many rows as there are, drawn with replacement */
    Stability(Rows rows, Clusterer clusterer, int resamples, long seed) {
        this.rows = rows;
        this.clusterer = clusterer;
        this.resamples = resamples;
        this.seed = seed;
    }

    /** @return Jaccard index of each of the centroids' groups; 0 for one that holds no row */
    double[] of(double[][] centroids) {
        int[] groupOf = Lloyd.assign(rows, centroids).groupOf();
        double[] sums = new double[centroids.length];
        for (int resample = 0; resample < resamples; resample++) {
            Rows drawn = rows.pick(draw(new Random(seed * 1_000_003 + resample)));
            double[][] found = clusterer.centroids(drawn, centroids.length, seed + resample);
            add(groupOf, Lloyd.assign(rows, found).groupOf(), found.length, sums);
        }
        return Arrays.stream(sums).map(sum -> sum / resamples).toArray();
    }

    private int[] draw(Random random) {
        int[] drawn = random.ints(rows.count(), 0, rows.count()).toArray();
        Arrays.sort(drawn);
        return drawn;
    }

    private static void add(int[] groupOf, int[] otherOf, int others, double[] sums) {
        int[][] both = new int[sums.length][others];
        int[] sizes = new int[sums.length];
        int[] otherSizes = new int[others];
        for (int row = 0; row < groupOf.length; row++) {
            both[groupOf[row]][otherOf[row]]++;
            sizes[groupOf[row]]++;
            otherSizes[otherOf[row]]++;
        }
        for (int g = 0; g < sums.length; g++) {
            double best = 0;
            for (int h = 0; h < others; h++)
                best = Math.max(best, (double) both[g][h] / Math.max(1, sizes[g] + otherSizes[h] - both[g][h]));
            sums[g] += best;
        }
    }
}
