package com.meterwise.segmentation.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lloyd's iteration over primitive arrays: each row to its nearest centroid (of equally near ones the first), each centroid to the mean of its
 * rows, until nothing moves. Runs of blocks are worked in parallel and added up in their order, so the number of threads changes no digit.
 */
final class Lloyd {
    private static final int BLOCKS_A_RUN = 64;

    private final Rows rows;
    private final int[] groupOf;
    private final double[] distances;

    private Lloyd(Rows rows) {
        this.rows = rows;
        this.groupOf = new int[rows.count()];
        this.distances = new double[rows.count()];
        Arrays.fill(groupOf, -1);
    }

    /**
     * @param centroids    as many as hold rows
     * @param groupOf      nearest centroid of each row
     * @param squaredError to the centroids of the last assignment, summed in the order of the rows
     * @param passes       over the rows
     */
    record Groups(double[][] centroids, int[] groupOf, double squaredError, int passes) {}

    /** What a run of blocks changes: rows gained less rows lost, of each centroid. */
    private record Change(double[] sums, int[] counts, int moved) {}

    /**
     * @param start      centroids to begin with
     * @param mostPasses at least one
     * @param tolerance  stop when a pass lowers the squared error by less than this part of it; 0 goes on until no row moves
     */
    static Groups run(Rows rows, double[][] start, int mostPasses, double tolerance) {
        return new Lloyd(rows).from(start, mostPasses, tolerance);
    }

    /** Nearest centroids of all rows, without moving any centroid. */
    static Groups assign(Rows rows, double[][] centroids) {
        Lloyd lloyd = new Lloyd(rows);
        lloyd.pass(centroids);
        return new Groups(centroids, lloyd.groupOf, lloyd.squaredError(), 1);
    }

    private Groups from(double[][] start, int mostPasses, double tolerance) {
        double[][] centroids = start;
        double[] sums = new double[start.length * rows.width()];
        int[] counts = new int[start.length];
        double before = Double.POSITIVE_INFINITY;
        int passes = 0;
        while (true) {
            int moved = 0;
            for (Change change : pass(centroids)) {
                for (int i = 0; i < sums.length; i++)
                    sums[i] += change.sums[i];
                for (int g = 0; g < counts.length; g++)
                    counts[g] += change.counts[g];
                moved += change.moved;
            }
            passes++;
            double error = squaredError();
            if (moved == 0 || passes >= mostPasses || before - error < tolerance * error) return groups(centroids, counts, error, passes);
            before = error;
            centroids = means(sums, counts, centroids);
        }
    }

    private List<Change> pass(double[][] centroids) {
        int runs = (rows.blocks() + BLOCKS_A_RUN - 1) / BLOCKS_A_RUN;
        return IntStream.range(0, runs).parallel().mapToObj(run -> pass(run * BLOCKS_A_RUN, centroids)).toList();
    }

    private Change pass(int firstBlock, double[][] centroids) {
        Change change = new Change(new double[centroids.length * rows.width()], new int[centroids.length], 0);
        double[] to = new double[Rows.BLOCK];
        double[] least = new double[Rows.BLOCK];
        int[] nearest = new int[Rows.BLOCK];
        int moved = 0;
        int end = Math.min(rows.blocks(), firstBlock + BLOCKS_A_RUN);
        for (int block = firstBlock; block < end; block++) {
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            for (int g = 0; g < centroids.length; g++) {
                rows.squaredDistances(block, centroids[g], to);
                keepNearer(g, to, least, nearest);
            }
            moved += move(block, nearest, least, change);
        }
        return new Change(change.sums, change.counts, moved);
    }

    private static void keepNearer(int group, double[] to, double[] least, int[] nearest) {
        for (int i = 0; i < Rows.BLOCK; i++) {
            boolean nearer = to[i] < least[i];
            nearest[i] = nearer ? group : nearest[i];
            least[i] = nearer ? to[i] : least[i];
        }
    }

    private int move(int block, int[] nearest, double[] least, Change change) {
        int moved = 0;
        int first = block * Rows.BLOCK;
        for (int i = 0; i < rows.filled(block); i++) {
            int row = first + i;
            distances[row] = least[i];
            if (groupOf[row] == nearest[i]) continue;
            if (groupOf[row] >= 0) add(row, groupOf[row], -1, change);
            add(row, nearest[i], 1, change);
            groupOf[row] = nearest[i];
            moved++;
        }
        return moved;
    }

    private void add(int row, int group, int sign, Change change) {
        int width = rows.width();
        for (int column = 0; column < width; column++)
            change.sums[group * width + column] += sign * rows.at(row, column);
        change.counts[group] += sign;
    }

    /** A centroid that lost all its rows stays where it was: it may win some back. */
    private double[][] means(double[] sums, int[] counts, double[][] before) {
        double[][] means = new double[before.length][rows.width()];
        for (int g = 0; g < means.length; g++)
            for (int column = 0; column < rows.width(); column++)
                means[g][column] = counts[g] == 0 ? before[g][column] : sums[g * rows.width() + column] / counts[g];
        return means;
    }

    private Groups groups(double[][] centroids, int[] counts, double error, int passes) {
        int[] place = new int[counts.length];
        int held = 0;
        for (int g = 0; g < counts.length; g++)
            if (counts[g] > 0) place[g] = held++;
        double[][] kept = new double[held][];
        for (int g = 0; g < counts.length; g++)
            if (counts[g] > 0) kept[place[g]] = centroids[g];
        return new Groups(kept, Arrays.stream(groupOf).map(g -> place[g]).toArray(), error, passes);
    }

    private double squaredError() {
        double sum = 0;
        for (double distance : distances)
            sum += distance;
        return sum;
    }
}
