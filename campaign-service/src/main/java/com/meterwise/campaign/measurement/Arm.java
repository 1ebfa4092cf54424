package com.meterwise.campaign.measurement;

/**
 * One arm of an experiment: everybody assigned to it, reached or not (intention to treat).
 *
 * @param outcome of each customer, in one unit
 * @param before  the same customers' figure before exposure, or null if there is none
 */
public record Arm(double[] outcome, double[] before) {
    public Arm {
        outcome = outcome.clone();
        before = before == null ? null : before.clone();
        if (before != null && before.length != outcome.length)
            throw new IllegalArgumentException("%d outcomes, %d figures before".formatted(outcome.length, before.length));
    }

    public int size() { return outcome.length; }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values)
            sum += value;
        return sum / values.length;
    }

    /** Of a sample: divided by n - 1. */
    static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values)
            sum += (value - mean) * (value - mean);
        return sum / (values.length - 1);
    }
}
