package com.meterwise.forecasting.evaluation;

/**
 * How well a forecast met what came, as sums, so that days add up. Slots whose actual is missing are left out.
 *
 * @param scaleKwh mean |y - y a week before| of the history the forecast was made from; NaN when there was none
 */
public record Accuracy(int slots, double absoluteError, double squaredError, double error, double absoluteActual, double percentageError,
        int percentageSlots, double pinball, int covered, double scaleKwh) {
    /** Slots below this share of the day's mean have no meaningful percentage. */
    private static final double MAPE_FLOOR = 0.05;

    public static Accuracy of(double[] actual, Deciles forecast, double scaleKwh) {
        if (actual.length != forecast.slots())
            throw new IllegalArgumentException("%d slots came, %d were forecast".formatted(actual.length, forecast.slots()));
        double floor = MAPE_FLOOR * mean(actual), absolute = 0, squared = 0, sum = 0, size = 0, percentage = 0, pinball = 0;
        int slots = 0, percentages = 0, covered = 0;
        for (int s = 0; s < actual.length; s++) {
            double y = actual[s];
            if (Double.isNaN(y)) continue;
            double miss = y - forecast.p50()[s];
            slots++;
            absolute += Math.abs(miss);
            squared += miss * miss;
            sum += miss;
            size += Math.abs(y);
            if (y > floor) {
                percentage += Math.abs(miss) / y;
                percentages++;
            }
            for (int q = 0; q < Deciles.COUNT; q++)
                pinball += pinball(Deciles.level(q), y, forecast.kwh()[q][s]) / Deciles.COUNT;
            if (y >= forecast.kwh()[0][s] && y <= forecast.kwh()[Deciles.COUNT - 1][s]) covered++;
        }
        return new Accuracy(slots, absolute, squared, sum, size, percentage, percentages, pinball, covered, scaleKwh);
    }

    /** Loss of forecasting quantile {@code q} as {@code f} when {@code y} comes. */
    public static double pinball(double q, double y, double f) {
        return Math.max(q * (y - f), (q - 1) * (y - f));
    }

    /** Mean absolute error over a scale. */
    public static Double mase(double absoluteError, int slots, double scaleKwh) {
        return slots == 0 || !(scaleKwh > 0) ? null : absoluteError / slots / scaleKwh;
    }

    public double mae() { return slots == 0 ? 0 : absoluteError / slots; }

    public Double wape() { return absoluteActual > 0 ? absoluteError / absoluteActual : null; }

    public Double mape() { return percentageSlots == 0 ? null : percentageError / percentageSlots; }

    public Double mase() { return mase(absoluteError, slots, scaleKwh); }

    private static double mean(double[] values) {
        double sum = 0;
        int n = 0;
        for (double value : values) {
            if (Double.isNaN(value)) continue;
            sum += value;
            n++;
        }
        return n == 0 ? 0 : sum / n;
    }
}
