package com.meterwise.segmentation.screening;

/** Ranks rows by closeness to the best there is and distance from the worst there is (TOPSIS). */
final class Topsis {
    private Topsis() {}

    /**
     * C = d- / (d+ + d-) on columns normalised to length 1 and weighted.
     *
     * @param columns values per dimension, more is better
     * @return closeness per row, 0 to 1; 0.5 for all if nothing distinguishes them
     */
    static double[] closeness(double[][] columns, double[] weights) {
        int rows = columns.length == 0 ? 0 : columns[0].length;
        double[] toBest = new double[rows];
        double[] toWorst = new double[rows];
        for (int j = 0; j < columns.length; j++) {
            double length = 0;
            double best = Double.NEGATIVE_INFINITY;
            double worst = Double.POSITIVE_INFINITY;
            for (double value : columns[j]) {
                length += value * value;
                best = Math.max(best, value);
                worst = Math.min(worst, value);
            }
            double scale = length == 0 ? 0 : weights[j] / Math.sqrt(length);
            for (int i = 0; i < rows; i++) {
                toBest[i] += Math.pow(scale * (best - columns[j][i]), 2);
                toWorst[i] += Math.pow(scale * (columns[j][i] - worst), 2);
            }
        }
        double[] closeness = new double[rows];
        for (int i = 0; i < rows; i++) {
            double sum = Math.sqrt(toBest[i]) + Math.sqrt(toWorst[i]);
            closeness[i] = sum == 0 ? 0.5 : Math.sqrt(toWorst[i]) / sum;
        }
        return closeness;
    }
}
