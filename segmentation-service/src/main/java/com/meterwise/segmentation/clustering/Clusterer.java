package com.meterwise.segmentation.clustering;

/** Finds groups of like rows. The same arguments give the same answer. */
public interface Clusterer {
    /**
     * @param rows their order matters to the last digit, so the caller sorts
     * @param k    groups wanted, 1 to the number of rows
     * @return centroids, as many as were found distinct, at most k
     */
    double[][] centroids(Rows rows, int k, long seed);

    /** Name of the method, for the model's provenance. */
    String name();

    /** Rows beyond which it takes too long: of more it is given an even sample. */
    default int mostRows() { return Integer.MAX_VALUE; }
}
