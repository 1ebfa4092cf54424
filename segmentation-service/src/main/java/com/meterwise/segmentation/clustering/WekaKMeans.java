package com.meterwise.segmentation.clustering;

import weka.clusterers.SimpleKMeans;
import weka.core.EuclideanDistance;
import weka.core.Instances;
import weka.core.SelectedTag;

/** k-means of Weka: k-means++ seeding, the best of some restarts. Single-threaded, so that sums have one order. */
public final class WekaKMeans implements Clusterer {
    private static final int MOST_ITERATIONS = 200;

    private final int restarts;

    public WekaKMeans(int restarts) {
        if (restarts < 1) throw new IllegalArgumentException("at least one start, got " + restarts);
        this.restarts = restarts;
    }

    @Override
    public double[][] centroids(Rows rows, int k, long seed) {
        Instances instances = WekaRows.of(rows);
        SimpleKMeans best = null;
        for (int start = 0; start < restarts; start++) {
            SimpleKMeans run = run(instances, k, (int) (seed * 31 + start));
            if (best == null || run.getSquaredError() < best.getSquaredError()) best = run;
        }
        Instances centroids = best.getClusterCentroids();
        double[][] result = new double[centroids.numInstances()][];
        for (int i = 0; i < result.length; i++)
            result[i] = centroids.instance(i).toDoubleArray();
        return result;
    }

    @Override
    public String name() { return "weka-simple-k-means"; }

    private static SimpleKMeans run(Instances instances, int k, int seed) {
        try {
            SimpleKMeans kMeans = new SimpleKMeans();
            kMeans.setInitializationMethod(new SelectedTag(SimpleKMeans.KMEANS_PLUS_PLUS, SimpleKMeans.TAGS_SELECTION));
            kMeans.setNumClusters(k);
            kMeans.setSeed(seed);
            kMeans.setMaxIterations(MOST_ITERATIONS);
            kMeans.setNumExecutionSlots(1);
            EuclideanDistance distance = new EuclideanDistance();
            distance.setDontNormalize(true);
            kMeans.setDistanceFunction(distance);
            kMeans.buildClusterer(instances);
            return kMeans;
        } catch (Exception e) {
            throw new IllegalStateException("k-means failed for k = %d on %d rows".formatted(k, instances.numInstances()), e);
        }
    }
}
