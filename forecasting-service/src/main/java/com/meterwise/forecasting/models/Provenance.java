package com.meterwise.forecasting.models;

import java.time.LocalDate;

/**
 * Where a fitted model comes from.
 *
 * @param trainedThrough last day of the training data
 * @param days           how many days that data had
 * @param settings       null for a model without any
 */
public record Provenance(String model, LocalDate trainedThrough, int days, RidgeSettings settings) {}
