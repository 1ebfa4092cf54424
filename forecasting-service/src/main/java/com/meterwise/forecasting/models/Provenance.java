package com.meterwise.forecasting.models;

import java.time.LocalDate;

import com.meterwise.forecasting.history.Series;

/**
 * Where a fitted model comes from.
 *
 * @param trainedThrough last day of the training data
 * @param days           how many days that data had
 * @param settings       null for a model without any
 */
public record Provenance(String model, LocalDate trainedThrough, int days, RidgeSettings settings) {
    static Provenance of(String model, Series past, RidgeSettings settings) {
        return new Provenance(model, past.date(past.end() - 1), past.days(), settings);
    }
}
