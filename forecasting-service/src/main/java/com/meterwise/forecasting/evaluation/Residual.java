package com.meterwise.forecasting.evaluation;

import java.time.LocalDate;

/**
 * What a day-ahead forecast missed.
 *
 * @param leadDays 1 or 2
 * @param day      the day forecast
 * @param issued   false if the forecast was made in hindsight from what was known then
 * @param kwh      actual minus P50 by clock slot, NaN where the actual is missing; read only
 */
public record Residual(int leadDays, LocalDate day, boolean issued, double[] kwh) {
    public Residual {
        if (leadDays < 1) throw new IllegalArgumentException("a forecast leads by a day at least, got " + leadDays);
    }
}
