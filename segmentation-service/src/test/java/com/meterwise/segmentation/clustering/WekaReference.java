package com.meterwise.segmentation.clustering;

import java.util.Random;

import weka.clusterers.SimpleKMeans;
import weka.core.EuclideanDistance;
import weka.core.Instances;
import weka.core.SelectedTag;

/** Weka's k-means from a start that is known: as many of the rows, drawn without replacement, as Weka's "random" start draws them. */
final class WekaReference {
    private WekaReference() {}

    static double[][] start(Rows rows, int k, int seed) {
        int[] order = java.util.stream.IntStream.range(0, rows.count()).toArray();
        Random random = new Random(seed);
        double[][] start = new double[k][];
        for (int drawn = 0, last = rows.count() - 1; drawn < k; drawn++, last--) {
            int at = random.nextInt(last + 1);
            start[drawn] = rows.row(order[at]);
            int swapped = order[at];
            order[at] = order[last];
            order[last] = swapped;
        }
        return start;
    }

    static double[][] centroids(Rows rows, int k, int seed) {
        try {
            SimpleKMeans kMeans = new SimpleKMeans();
            kMeans.setInitializationMethod(new SelectedTag(SimpleKMeans.RANDOM, SimpleKMeans.TAGS_SELECTION));
            kMeans.setNumClusters(k);
            kMeans.setSeed(seed);
            kMeans.setMaxIterations(500);
            EuclideanDistance distance = new EuclideanDistance();
            distance.setDontNormalize(true);
            kMeans.setDistanceFunction(distance);
            kMeans.buildClusterer(WekaRows.of(rows));
            Instances centroids = kMeans.getClusterCentroids();
            double[][] result = new double[centroids.numInstances()][];
            for (int i = 0; i < result.length; i++)
                result[i] = centroids.instance(i).toDoubleArray();
            return result;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
