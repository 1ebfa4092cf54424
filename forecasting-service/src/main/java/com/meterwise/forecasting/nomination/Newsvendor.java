package com.meterwise.forecasting.nomination;

import com.meterwise.forecasting.evaluation.Deciles;

/** How much to nominate when too little and too much cost differently. */
public final class Newsvendor {
    private Newsvendor() {}

    /**
     * The probability with which the nominated amount should not be exceeded: c_under / (c_under + c_over).
     *
     * @param underCost of a kWh that was taken and not nominated
     * @param overCost  of a kWh that was nominated and not taken
     */
    public static double quantile(double underCost, double overCost) {
        if (!(underCost >= 0 && overCost >= 0 && underCost + overCost > 0))
            throw new IllegalArgumentException("costs of %s and %s leave nothing to weigh".formatted(underCost, overCost));
        return underCost / (underCost + overCost);
    }

    /**
     * The quantile of each slot, kWh: on a straight line between the deciles around it, and beyond the outermost on the line they continue, but
     * never below 0 nor further out than one more step.
     */
    public static double[] kwh(Deciles deciles, double quantile) {
        double place = Math.max(-1, Math.min(Deciles.COUNT, quantile * 10 - 1));
        int below = Math.max(0, Math.min(Deciles.COUNT - 2, (int) Math.floor(place)));
        double share = place - below;
        double[] kwh = new double[deciles.slots()];
        for (int s = 0; s < kwh.length; s++) {
            double low = deciles.kwh()[below][s], high = deciles.kwh()[below + 1][s];
            kwh[s] = Math.max(0, low + share * (high - low));
        }
        return kwh;
    }
}
