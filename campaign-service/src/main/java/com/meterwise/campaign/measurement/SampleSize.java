package com.meterwise.campaign.measurement;

/** How many customers an experiment needs. */
final class SampleSize {
    /** 97.5 % and 80 % points of the normal distribution: a two-sided test at 5 % that finds the effect in four of five cases. */
    private static final double Z_ERROR = 1.959964;
    private static final double Z_POWER = .841621;

    private SampleSize() {}

    /**
     * Customers in each arm: 2 (z_a/2 + z_b)^2 / d^2.
     *
     * @param effect to be found, in standard deviations
     */
    static int perArm(double effect) {
        if (!(effect > 0)) throw new IllegalArgumentException("effect must be positive: " + effect);
        return (int) Math.ceil(2 * Math.pow(Z_ERROR + Z_POWER, 2) / (effect * effect));
    }
}
