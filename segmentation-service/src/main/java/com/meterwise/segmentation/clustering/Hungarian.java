package com.meterwise.segmentation.clustering;

import java.util.Arrays;

/** The cheapest pairing of rows with columns (Kuhn, 1955; shortest augmenting paths with potentials, cubic time). */
final class Hungarian {
    private final double[][] costs;
    private final int size;
    private final double[] rowPotential;
    private final double[] columnPotential;
    /** Row paired with each column, 1-based; 0 = none. */
    private final int[] rowOf;

    private Hungarian(double[][] costs) {
        this.costs = costs;
        this.size = costs.length;
        this.rowPotential = new double[size + 1];
        this.columnPotential = new double[size + 1];
        this.rowOf = new int[size + 1];
    }

    /**
     * @param costs square, finite
     * @return column of each row
     */
    static int[] pairing(double[][] costs) {
        Hungarian pairing = new Hungarian(costs);
        for (int row = 1; row <= pairing.size; row++)
            pairing.place(row);
        int[] columnOf = new int[pairing.size];
        for (int column = 1; column <= pairing.size; column++)
            columnOf[pairing.rowOf[column] - 1] = column - 1;
        return columnOf;
    }

    private void place(int row) {
        double[] slack = new double[size + 1];
        int[] before = new int[size + 1];
        boolean[] visited = new boolean[size + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        rowOf[0] = row;
        int column = 0;
        do {
            visited[column] = true;
            column = nearest(column, slack, before, visited);
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }

    /** Lowers the slacks by what leads on from a column, shifts the potentials by the least of them, and goes there. */
    private int nearest(int from, double[] slack, int[] before, boolean[] visited) {
        int next = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int column = 1; column <= size; column++) {
            if (visited[column]) continue;
            double reduced = costs[rowOf[from] - 1][column - 1] - rowPotential[rowOf[from]] - columnPotential[column];
            if (reduced < slack[column]) {
                slack[column] = reduced;
                before[column] = from;
            }
            if (slack[column] < least) {
                least = slack[column];
                next = column;
            }
        }
        for (int column = 0; column <= size; column++)
            if (visited[column]) {
                rowPotential[rowOf[column]] += least;
                columnPotential[column] -= least;
            } else
                slack[column] -= least;
        return next;
    }
}
