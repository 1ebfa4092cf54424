package com.meterwise.campaign.measurement;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Energy saved: what would have been used less what was, with the uncertainty of the baseline (fractional savings uncertainty of ASHRAE
 * Guideline 14, as OpenDSM computes it).
 *
 * @param kwh       saved over the reporting period; negative if more was used
 * @param low       and {@code high}: the 90 % interval, kWh
 * @param predicted kWh without the measure
 */
public record EnergySaved(double kwh, double low, double high, double predicted, int baselineDays, int reportingDays) {
    private static final double CONFIDENCE = .9;
    /** Of the simplified formula, for models of intervals shorter than a month. */
    private static final double FACTOR = 1.26;
    private static final int WEEK = 7;

    /**
     * The counterfactual of a day is the baseline's mean of the same weekday, times what everybody else's use changed by.
     *
     * @param baseline  daily kWh before, oldest first, at least two weeks
     * @param reporting daily kWh after; its first day is {@code gapDays} after the baseline's last
     * @param growth    use of comparable customers in the reporting period over that in the baseline
     */
    public static EnergySaved of(double[] baseline, double[] reporting, int gapDays, double growth) {
        if (baseline.length < 2 * WEEK) throw new IllegalArgumentException("a baseline has at least 14 days, got " + baseline.length);
        if (reporting.length == 0) throw new IllegalArgumentException("nothing is reported");
        double[] typical = byWeekday(baseline);
        double predicted = 0;
        double observed = 0;
        for (int i = 0; i < reporting.length; i++) {
            predicted += growth * typical[(baseline.length + gapDays - 1 + i) % WEEK];
            observed += reporting[i];
        }
        double half = uncertainty(baseline, typical, reporting.length) * predicted;
        double saved = predicted - observed;
        return new EnergySaved(saved, saved - half, saved + half, predicted, baseline.length, reporting.length);
    }

    /** Whether the interval leaves out zero. */
    public boolean isClaimed() { return low > 0 || high < 0; }

    /**
     * Half the interval over the predicted use: t x CV(RMSE) x sqrt(n / (m n') x (1 + 2 / n')) x 1.26, with n' = n (1 - r) / (1 + r) days
     * that count, where r is the residuals' correlation from day to day.
     */
    static double uncertainty(double[] baseline, double[] typical, int reportingDays) {
        int n = baseline.length;
        double[] residuals = new double[n];
        double squares = 0;
        for (int i = 0; i < n; i++) {
            residuals[i] = baseline[i] - typical[i % WEEK];
            squares += residuals[i] * residuals[i];
        }
        double mean = Arm.mean(baseline);
        if (mean == 0 || squares == 0) return 0;
        double cvrmse = Math.sqrt(squares / (n - WEEK)) / mean;
        double correlation = Math.max(0, correlation(residuals, squares));
        double effective = Math.max(1, n * (1 - correlation) / (1 + correlation));
        double t = new TDistribution(n - WEEK).inverseCumulativeProbability(.5 + CONFIDENCE / 2);
        return t * cvrmse * Math.sqrt(n / (reportingDays * effective) * (1 + 2 / effective)) * FACTOR;
    }

    private static double correlation(double[] residuals, double squares) {
        double sum = 0;
        for (int i = 1; i < residuals.length; i++)
            sum += residuals[i] * residuals[i - 1];
        return sum / squares;
    }

    private static double[] byWeekday(double[] baseline) {
        double[] sum = new double[WEEK];
        int[] count = new int[WEEK];
        for (int i = 0; i < baseline.length; i++) {
            sum[i % WEEK] += baseline[i];
            count[i % WEEK]++;
        }
        for (int i = 0; i < WEEK; i++)
            sum[i] /= count[i];
        return sum;
    }
}
