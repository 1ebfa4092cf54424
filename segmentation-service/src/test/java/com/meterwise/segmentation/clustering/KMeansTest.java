package com.meterwise.segmentation.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class KMeansTest {
    private final Rows rows = blobs(1_500, 7, 4);

    @Test
    void from_the_same_start_the_kernel_ends_where_weka_does() {
        for (int k = 2; k <= 6; k++) {
            double[][] start = WekaReference.start(rows, k, 11);
            double[][] own = Lloyd.run(rows, start, 500, 0).centroids();
            double[][] weka = WekaReference.centroids(rows, k, 11);
            assertThat(own).hasDimensions(weka.length, rows.width());
            for (int group = 0; group < own.length; group++)
                assertThat(own[group]).as("k %d, group %d", k, group).containsExactly(weka[group], within(1e-9));
        }
    }

    @Test
    void the_number_of_threads_changes_no_digit() throws Exception {
        Rows many = blobs(70_000, 5, 3);
        double[][] parallel = new KMeans(1).centroids(many, 5, 3);
        double[][] alone = new java.util.concurrent.ForkJoinPool(1).submit(() -> new KMeans(1).centroids(many, 5, 3)).get();
        assertThat(Arrays.deepEquals(parallel, alone)).isTrue();
    }

    @Test
    void every_row_belongs_to_its_nearest_centroid_and_every_centroid_is_the_mean_of_its_rows() {
        Lloyd.Groups groups = Lloyd.run(rows, KMeans.start(rows, 5, new Random(4)), 500, 0);
        double[][] sums = new double[5][rows.width()];
        int[] counts = new int[5];
        double error = 0;
        for (int row = 0; row < rows.count(); row++) {
            int nearest = 0;
            for (int group = 1; group < 5; group++)
                if (squared(row, groups.centroids()[group]) < squared(row, groups.centroids()[nearest])) nearest = group;
            assertThat(groups.groupOf()[row]).isEqualTo(nearest);
            error += squared(row, groups.centroids()[nearest]);
            counts[nearest]++;
            for (int column = 0; column < rows.width(); column++)
                sums[nearest][column] += rows.at(row, column);
        }
        assertThat(groups.squaredError()).isCloseTo(error, within(1e-6));
        for (int group = 0; group < 5; group++)
            for (int column = 0; column < rows.width(); column++)
                assertThat(groups.centroids()[group][column]).isCloseTo(sums[group][column] / counts[group], within(1e-9));
    }

    @Test
    void a_centroid_no_row_is_near_is_dropped() {
        Rows few = Rows.of(new double[][]{ { 0 }, { 1 }, { 10 } });
        Lloyd.Groups groups = Lloyd.run(few, new double[][]{ { 0 }, { 100 }, { 10 } }, 50, 0);
        assertThat(groups.centroids()).isDeepEqualTo(new double[][]{ { 0.5 }, { 10 } });
        assertThat(groups.groupOf()).containsExactly(0, 0, 1);
    }

    @Test
    void weka_k_means_finds_the_same_groups() {
        double own = Lloyd.assign(rows, new KMeans(3).centroids(rows, 4, 1)).squaredError();
        double weka = Lloyd.assign(rows, new WekaKMeans(3).centroids(rows, 4, 1)).squaredError();
        assertThat(own).isCloseTo(weka, within(weka * 1e-6));
    }

    @Test
    void mixture_and_ward_find_plain_groups_too() {
        Rows plain = blobs(150, 3, 3);
        int[] expected = Lloyd.assign(plain, new KMeans(3).centroids(plain, 3, 1)).groupOf();
        for (Clusterer clusterer : new Clusterer[]{ new WekaMixture(), new WekaWard() }) {
            int[] found = Lloyd.assign(plain, clusterer.centroids(plain, 3, 1)).groupOf();
            for (int row = 3; row < found.length; row++)
                assertThat(found[row] == found[row % 3]).as(clusterer.name()).isEqualTo(expected[row] == expected[row % 3]);
        }
    }

    private double squared(int row, double[] point) { return Indexes.squared(rows.row(row), point); }

    /** Groups around corners far apart, row i of group i mod {@code groups}. */
    static Rows blobs(int count, int width, int groups) {
        Random random = new Random(17);
        double[][] centres = new double[groups][];
        for (int group = 0; group < groups; group++)
            centres[group] = random.doubles(width, -6, 6).toArray();
        double[][] cells = new double[count][width];
        for (int row = 0; row < count; row++)
            for (int column = 0; column < width; column++)
                cells[row][column] = centres[row % groups][column] + 0.7 * random.nextGaussian();
        return Rows.of(cells);
    }
}
