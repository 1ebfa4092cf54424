package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.LoadHistory;

/** A model that has learnt. Immutable. */
public interface FittedModel {
    Provenance provenance();

    /** kWh per clock slot of the day after {@code known} ends, never negative. Nothing later than {@code known} is used. */
    double[] nextDay(LoadHistory known);

    /** The next {@code days}; each rests on the forecast of the one before. */
    default double[][] nextDays(LoadHistory known, int days) {
        double[][] forecast = new double[days][];
        LoadHistory longer = known;
        for (int lead = 0; lead < days; lead++) {
            forecast[lead] = nextDay(longer);
            longer = longer.with(forecast[lead]);
        }
        return forecast;
    }
}
