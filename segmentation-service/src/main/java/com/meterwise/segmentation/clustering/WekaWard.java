package com.meterwise.segmentation.clustering;

import weka.clusterers.HierarchicalClusterer;
import weka.core.EuclideanDistance;
import weka.core.Instances;
import weka.core.SelectedTag;

/** Hierarchical clustering with Ward's criterion, of Weka: for small sets, where no start is left to chance. */
public final class WekaWard implements Clusterer {
    private static final int MOST_ROWS = 200;
    private static final int WARD = 5;

    @Override
    public double[][] centroids(Rows rows, int k, long seed) {
        try {
            Instances instances = WekaRows.of(rows);
            HierarchicalClusterer tree = new HierarchicalClusterer();
            EuclideanDistance distance = new EuclideanDistance();
            distance.setDontNormalize(true);
            tree.setDistanceFunction(distance);
            tree.setLinkType(new SelectedTag(WARD, HierarchicalClusterer.TAGS_LINK_TYPE));
            tree.setNumClusters(k);
            tree.buildClusterer(instances);
            int[] groupOf = new int[rows.count()];
            for (int row = 0; row < groupOf.length; row++)
                groupOf[row] = tree.clusterInstance(instances.instance(row));
            return means(rows, groupOf, k);
        } catch (Exception e) {
            throw new IllegalStateException("Ward's method failed for k = %d on %d rows".formatted(k, rows.count()), e);
        }
    }

    @Override
    public String name() { return "ward"; }

    @Override
    public int mostRows() { return MOST_ROWS; }

    private static double[][] means(Rows rows, int[] groupOf, int k) {
        double[][] means = new double[k][rows.width()];
        int[] counts = new int[k];
        for (int row = 0; row < groupOf.length; row++) {
            counts[groupOf[row]]++;
            for (int column = 0; column < rows.width(); column++)
                means[groupOf[row]][column] += rows.at(row, column);
        }
        for (int group = 0; group < k; group++)
            for (int column = 0; column < rows.width(); column++)
                means[group][column] /= Math.max(1, counts[group]);
        return java.util.stream.IntStream.range(0, k).filter(group -> counts[group] > 0).mapToObj(group -> means[group])
                .toArray(double[][]::new);
    }
}
