package com.meterwise.forecasting.losses;

/**
 * Ridge regression whose coefficients must not be negative, by coordinate descent on sums of products. Columns are brought to equal length
 * first, so that one penalty suits them all.
 */
final class BoundedRidge {
    private static final int MOST_SWEEPS = 500;
    private static final double STILL = 1e-7;

    private BoundedRidge() {}

    /**
     * @param products sums of products of the columns, symmetric
     * @param withY    sums of products with what is to be explained
     * @param penalty  as a share of a column's own sum of squares
     */
    static double[] solve(double[][] products, double[] withY, double penalty) {
        int p = withY.length;
        double[] length = new double[p], scaled = new double[p];
        for (int j = 0; j < p; j++)
            length[j] = Math.sqrt(products[j][j]);
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double moved = 0, size = 0;
            for (int j = 0; j < p; j++) {
                if (length[j] == 0) continue;
                double gradient = withY[j] / length[j];
                for (int k = 0; k < p; k++)
                    if (k != j && scaled[k] != 0) gradient -= products[j][k] / (length[j] * length[k]) * scaled[k];
                double next = Math.max(0, gradient / (1 + penalty));
                moved = Math.max(moved, Math.abs(next - scaled[j]));
                size = Math.max(size, next);
                scaled[j] = next;
            }
            if (moved <= STILL * size) break;
        }
        for (int j = 0; j < p; j++)
            scaled[j] = length[j] == 0 ? 0 : scaled[j] / length[j];
        return scaled;
    }
}
