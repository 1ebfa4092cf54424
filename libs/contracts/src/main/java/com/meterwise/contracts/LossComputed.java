package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Loss of a feeder on a market day.
 *
 * @param suppliedKwh measured at the feeder, with embedded generation
 * @param soldKwh     sum over its customers
 * @param lossKwh     supplied minus sold, on slots where every child is present
 * @param coverage    share of slots where every child is present
 * @param errorKwh    half width of the error bar
 * @param technicalKwh technical part, or null when the feeder's data do not allow it
 */
public record LossComputed(String feederId, LocalDate day, double suppliedKwh, double soldKwh, double lossKwh, Double lossPercent,
        Double technicalKwh, Double nonTechnicalKwh, double coverage, double errorKwh, int customers, Instant at) {}
