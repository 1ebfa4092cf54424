package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.history.Series;

/** A model that has learnt. Immutable and thread-safe. */
public interface FittedModel {
    Provenance provenance();

    /**
     * The {@code steps} slots that follow what is known. Nothing of the load later than {@code known} is used; temperature is, as far as known.
     *
     * @throws IllegalArgumentException if it was fitted for another grid or a shorter horizon
     */
    double[] forecast(Series known, int steps);

    /** Whether what it looks at is known: a model that learnt from a temperature cannot forecast without one. */
    default boolean canForecast(Series known) {
        return true;
    }

    /** kWh per clock slot of each of the next {@code days}. */
    default double[][] nextDays(LoadHistory known, int days) {
        return nextDays(known.series(), days);
    }

    /** @param known ends with a day */
    default double[][] nextDays(Series known, int days) {
        double[] row = forecast(known, days * known.slots());
        double[][] forecast = new double[days][known.slots()];
        for (int lead = 0; lead < days; lead++)
            System.arraycopy(row, lead * known.slots(), forecast[lead], 0, known.slots());
        return forecast;
    }

    default double[] nextDay(LoadHistory known) { return nextDays(known, 1)[0]; }
}
