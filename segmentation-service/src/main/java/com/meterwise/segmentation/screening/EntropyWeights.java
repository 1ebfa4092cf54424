package com.meterwise.segmentation.screening;

/** Weights from the data: a dimension on which all are alike tells them apart no better than chance and weighs nothing. */
final class EntropyWeights {
    private EntropyWeights() {}

    /**
     * w_j = (1 - H_j) / sum(1 - H), H_j = -(1 / ln n) sum_i p_ij ln p_ij with p_ij the share of row i in column j.
     *
     * @param columns values per dimension, none negative
     * @return weights that sum to 1; equal ones if no column distinguishes anything
     */
    static double[] of(double[][] columns) {
        double[] weights = new double[columns.length];
        double sum = 0;
        for (int j = 0; j < columns.length; j++) {
            weights[j] = Math.max(0, 1 - entropy(columns[j]));
            sum += weights[j];
        }
        for (int j = 0; j < weights.length; j++)
            weights[j] = sum > 1e-12 ? weights[j] / sum : 1.0 / weights.length;
        return weights;
    }

    static double entropy(double[] column) {
        double total = 0;
        for (double value : column) {
            if (!(value >= 0)) throw new IllegalArgumentException("entropy needs values from 0, got " + value);
            total += value;
        }
        if (total == 0 || column.length < 2) return 1;
        double entropy = 0;
        for (double value : column) {
            double share = value / total;
            if (share > 0) entropy -= share * Math.log(share);
        }
        return entropy / Math.log(column.length);
    }
}
