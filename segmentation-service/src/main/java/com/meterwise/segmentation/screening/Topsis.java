package com.meterwise.segmentation.screening;

/**
 * Ranks rows by closeness to the best there is and distance from the worst there is (TOPSIS).
 *
 * @param length Euclidean length of each column, over all rows
 * @param best   highest value of each column
 * @param worst  lowest value of each column
 */
record Topsis(double[] length, double[] best, double[] worst) {

    /** @param columns values per dimension, more is better */
    static Topsis of(double[][] columns) {
        Topsis topsis = new Topsis(new double[columns.length], new double[columns.length], new double[columns.length]);
        for (int j = 0; j < columns.length; j++) {
            double squares = 0;
            topsis.best[j] = Double.NEGATIVE_INFINITY;
            topsis.worst[j] = Double.POSITIVE_INFINITY;
            for (double value : columns[j]) {
                squares += value * value;
                topsis.best[j] = Math.max(topsis.best[j], value);
                topsis.worst[j] = Math.min(topsis.worst[j], value);
            }
            topsis.length[j] = Math.sqrt(squares);
        }
        return topsis;
    }

    static double[] closeness(double[][] columns, double[] weights) { return of(columns).closenessOf(columns, weights); }

    /**
     * C = d- / (d+ + d-) on columns normalised to length 1 and weighted.
     *
     * @param rows some or all of the rows, by column
     * @return closeness per row, 0 to 1; 0.5 for all if nothing distinguishes them
     */
    double[] closenessOf(double[][] rows, double[] weights) {
        int count = rows.length == 0 ? 0 : rows[0].length;
        double[] closeness = new double[count];
        for (int i = 0; i < count; i++) {
            double toBest = 0;
            double toWorst = 0;
            for (int j = 0; j < rows.length; j++) {
                double scale = scale(j, weights);
                toBest += square(scale * (best[j] - rows[j][i]));
                toWorst += square(scale * (rows[j][i] - worst[j]));
            }
            double sum = Math.sqrt(toBest) + Math.sqrt(toWorst);
            closeness[i] = sum == 0 ? 0.5 : Math.sqrt(toWorst) / sum;
        }
        return closeness;
    }

    /** The row's closeness, shared among the columns by what each adds to the squared distance from the worst. */
    double[] parts(double[][] rows, double[] weights, int row, double closeness) {
        double[] parts = new double[rows.length];
        double sum = 0;
        for (int j = 0; j < rows.length; j++) {
            parts[j] = square(scale(j, weights) * (rows[j][row] - worst[j]));
            sum += parts[j];
        }
        for (int j = 0; j < rows.length; j++)
            parts[j] = sum == 0 ? closeness / rows.length : closeness * parts[j] / sum;
        return parts;
    }

    private double scale(int column, double[] weights) { return length[column] == 0 ? 0 : weights[column] / length[column]; }

    private static double square(double value) { return value * value; }
}
