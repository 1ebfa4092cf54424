package com.meterwise.forecasting.nomination;

import com.meterwise.forecasting.evaluation.Deciles;

/**
 * What the market charges for taking another amount than was said: max(0, |E - C| - tolerance x C) x price x rate.
 *
 * @param tolerance share of the nominated amount that is free
 * @param price     per kWh
 * @param rate      share of the price that is charged
 */
public record DeviationFee(double tolerance, double price, double rate) {
    public DeviationFee {
        if (!(tolerance >= 0)) throw new IllegalArgumentException("tolerance must not be negative: " + tolerance);
        if (!(rate >= 0)) throw new IllegalArgumentException("rate must not be negative: " + rate);
        if (!Double.isFinite(price)) throw new IllegalArgumentException("there is no price of " + price);
    }

    /**
     * @param takenKwh     E
     * @param nominatedKwh C
     */
    public double of(double takenKwh, double nominatedKwh) {
        return Math.max(0, Math.abs(takenKwh - nominatedKwh) - tolerance * nominatedKwh) * Math.abs(price) * rate;
    }

    /** Sum over the slots of what is to be expected: the mean over the deciles, each as likely as the other. */
    public double expected(Deciles deciles, double[] nominatedKwh) {
        double sum = 0;
        for (double[] decile : deciles.kwh())
            for (int s = 0; s < decile.length; s++)
                sum += of(decile[s], nominatedKwh[s]) / Deciles.COUNT;
        return sum;
    }
}
