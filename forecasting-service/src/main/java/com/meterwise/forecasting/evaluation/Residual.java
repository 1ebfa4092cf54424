package com.meterwise.forecasting.evaluation;

import java.time.LocalDate;

/**
 * What a day-ahead forecast missed.
 *
 * @param leadDays 1 or 2
 * @param day      the day forecast
 * @param issued   false if the forecast was made in hindsight from what was known then
 * @param kwh      actual minus P50 by clock slot, NaN where the actual is missing; read only
 * @param covered  share of the day's known slots that lay within the 80 % interval issued; NaN where none was issued or none is known
 */
public record Residual(int leadDays, LocalDate day, boolean issued, double[] kwh, double covered) {
    public Residual {
        if (leadDays < 1) throw new IllegalArgumentException("a forecast leads by a day at least, got " + leadDays);
        if (covered < 0 || covered > 1) throw new IllegalArgumentException("a share lies between 0 and 1, got " + covered);
    }

    public Residual(int leadDays, LocalDate day, boolean issued, double[] kwh) { this(leadDays, day, issued, kwh, Double.NaN); }

    /** This beside the interval that had been issued, by clock slot. */
    public Residual within(double[] low, double[] p50, double[] high) {
        int known = 0, inside = 0;
        for (int s = 0; s < kwh.length; s++) {
            if (Double.isNaN(kwh[s])) continue;
            known++;
            // what lies on an edge lies within it, however the sum of forecast and miss was rounded
            double slack = 1e-9 * Math.abs(p50[s]);
            if (kwh[s] >= low[s] - p50[s] - slack && kwh[s] <= high[s] - p50[s] + slack) inside++;
        }
        return new Residual(leadDays, day, issued, kwh, known == 0 ? Double.NaN : inside / (double) known);
    }
}
