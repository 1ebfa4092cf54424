package com.meterwise.segmentation.clustering;

import weka.clusterers.EM;

/** Gaussian mixture by expectation and maximisation, of Weka: groups may differ in spread along each axis. */
public final class WekaMixture implements Clusterer {
    private static final int MOST_ROWS = 300;
    private static final int MOST_ITERATIONS = 40;
    /** Of a weighted axis: a group of equal customers would else shrink to a point that wins every customer near it. */
    private static final double LEAST_DEVIATION = 0.05;

    @Override
    public double[][] centroids(Rows rows, int k, long seed) {
        try {
            EM mixture = new EM();
            mixture.setNumClusters(k);
            mixture.setSeed((int) seed);
            mixture.setMaxIterations(MOST_ITERATIONS);
            mixture.setMinStdDev(LEAST_DEVIATION);
            mixture.setNumKMeansRuns(1);
            mixture.setNumExecutionSlots(1);
            mixture.buildClusterer(WekaRows.of(rows));
            double[][][] normals = mixture.getClusterModelsNumericAtts();
            double[][] centroids = new double[normals.length][rows.width()];
            for (int group = 0; group < normals.length; group++)
                for (int column = 0; column < rows.width(); column++)
                    centroids[group][column] = normals[group][column][0];
            return centroids;
        } catch (Exception e) {
            throw new IllegalStateException("the mixture failed for k = %d on %d rows".formatted(k, rows.count()), e);
        }
    }

    @Override
    public String name() { return "gaussian-mixture"; }

    @Override
    public int mostRows() { return MOST_ROWS; }
}
