package com.meterwise.segmentation.features;

/** How much of what a customer draws does work, and what its bill pays if that is too little. */
public final class PowerFactor {
    /** What the surcharge is reckoned against, in hundredths; the standard for large industry in China. */
    private static final int STANDARD = 90;
    private static final int BEST_REWARDED = 95;

    private PowerFactor() {}

    /** @return energy / sqrt(energy^2 + reactive energy^2), 0 to 1; NaN without any energy */
    public static double of(double kwh, double kvarh) {
        return kwh > 0 ? kwh / Math.hypot(kwh, kvarh) : Double.NaN;
    }

    /**
     * Part of the bill added, or if below zero taken off, by the power factor rounded to hundredths: 0.5 % for each below 0.90, 1 % below 0.70,
     * 2 % below 0.65; from 0.91 a reward of 0.15 % for each up to 0.75 %.
     */
    public static double surcharge(double powerFactor) {
        if (Double.isNaN(powerFactor)) return Double.NaN;
        long hundredths = Math.round(powerFactor * 100);
        if (hundredths >= STANDARD) return -0.0015 * (Math.min(hundredths, BEST_REWARDED) - STANDARD);
        double percent = 0.5 * (STANDARD - Math.max(70, hundredths));
        if (hundredths < 70) percent += 70 - Math.max(65, hundredths);
        if (hundredths < 65) percent += 2.0 * (65 - hundredths);
        return percent / 100;
    }
}
