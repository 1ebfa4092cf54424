package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * State of the monthly outlook of a customer.
 *
 * @param firstMonth   ISO year-month of the first entry
 * @param energyKwh    decile to kWh per month
 * @param peakKw       decile to kW per month
 */
public record OutlookPublished(String customerId, LocalDate day, Instant madeAt, String firstMonth, Map<String, double[]> energyKwh,
        Map<String, double[]> peakKw, String model, long epoch, long sequence) implements StateEvent {}
