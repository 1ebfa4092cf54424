package com.meterwise.forecasting.intake;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What a customer has agreed to take.
 *
 * @param firstDay   first day of supply
 * @param endDay     the day after the last; null = open
 * @param price      per kWh, or null when not told
 * @param monthlyKwh contracted energy, January to December; empty when no amount was agreed
 * @param tolerance  share of the energy that may deviate free of charge, or null
 */
public record Contract(String contractId, String customerId, String product, LocalDate firstDay, LocalDate endDay, BigDecimal price,
        String currency, double[] monthlyKwh, Double tolerance) {
    public Contract {
        requireNonNull(contractId, "contractId");
        requireNonNull(customerId, "customerId");
        requireNonNull(firstDay, "firstDay");
        if (monthlyKwh.length != 0 && monthlyKwh.length != 12)
            throw new IllegalArgumentException("a year has 12 months, %s tells %d".formatted(contractId, monthlyKwh.length));
        for (double kwh : monthlyKwh)
            if (!(kwh >= 0)) throw new IllegalArgumentException("contracted energy must not be negative: " + kwh);
        if (tolerance != null && !(tolerance >= 0)) throw new IllegalArgumentException("tolerance must not be negative: " + tolerance);
    }

    public boolean isInForceOn(LocalDate day) { return !day.isBefore(firstDay) && (endDay == null || day.isBefore(endDay)); }

    /** Contracted energy of a day, the month's spread evenly; NaN when no amount was agreed. */
    public double kwhOn(LocalDate day) {
        return monthlyKwh.length == 0 ? Double.NaN : monthlyKwh[day.getMonthValue() - 1] / YearMonth.from(day).lengthOfMonth();
    }
}
