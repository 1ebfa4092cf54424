package com.meterwise.segmentation.clustering;

/**
 * Each row's nearest centroid.
 *
 * @param groupOf      index of a centroid, a row each; of equally near ones the first
 * @param squaredError summed over the rows
 */
public record Assignment(int[] groupOf, double squaredError) {

    /** @param centroids in the rows' coordinates */
    public static Assignment of(Rows rows, double[][] centroids) {
        Lloyd.Groups groups = Lloyd.assign(rows, centroids);
        return new Assignment(groups.groupOf(), groups.squaredError());
    }
}
