package com.meterwise.forecasting.evaluation;

import java.util.Arrays;

/**
 * Adds up how forecasts of one series did, over windows, after definitions.md 2.6. Not thread-safe.
 *
 * <p>MASE and the scaled quantile loss divide by the mean |y - y a season before| of what was known at each origin; the scaled quantile loss is
 * the mean over the nine deciles of twice the pinball loss. MAPE leaves out slots below 5 % of the mean size.
 */
public final class Scoring {
    private static final double MAPE_FLOOR = 0.05;

    private double scaledError;
    private double scaledPinball;
    private double absoluteError;
    private double absoluteActual;
    private double percentage;
    private int percentages;
    private int slots;
    private int scaledSlots;
    private int covered;

    /** @param floor size below which a percentage means nothing */
    public void add(double[] actual, Deciles forecast, double scale, double floor) {
        for (int i = 0; i < actual.length; i++) {
            double y = actual[i];
            if (Double.isNaN(y)) continue;
            double miss = Math.abs(y - forecast.p50()[i]), pinball = 0;
            for (int q = 0; q < Deciles.COUNT; q++)
                pinball += Accuracy.pinball(Deciles.level(q), y, forecast.kwh()[q][i]) / Deciles.COUNT;
            slots++;
            absoluteError += miss;
            absoluteActual += Math.abs(y);
            if (Math.abs(y) > floor) {
                percentage += miss / Math.abs(y);
                percentages++;
            }
            if (y >= forecast.kwh()[0][i] && y <= forecast.kwh()[Deciles.COUNT - 1][i]) covered++;
            if (!(scale > 0)) continue;
            scaledSlots++;
            scaledError += miss / scale;
            scaledPinball += 2 * pinball / scale;
        }
    }

    /** Below this share of the mean size of {@code known} loads a percentage means nothing. */
    public static double floor(double meanSize) {
        return MAPE_FLOOR * meanSize;
    }

    public double mase() { return scaledError / scaledSlots; }

    public double scaledQuantileLoss() { return scaledPinball / scaledSlots; }

    public double wape() { return absoluteError / absoluteActual; }

    public double mape() { return percentage / percentages; }

    public double coverage() { return covered / (double) slots; }

    public boolean isEmpty() { return slots == 0; }

    static double mean(double[] values) { return Arrays.stream(values).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN); }

    static double median(double[] values) {
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
