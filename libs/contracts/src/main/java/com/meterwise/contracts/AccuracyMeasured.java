package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Accuracy of a forecast really issued, measured when the day it forecast closed.
 *
 * @param day      the day that was forecast
 * @param leadDays 1 or 2
 * @param mae      kWh per slot
 * @param wape     share
 * @param mase     against the seasonal naive of 7 days; null without a scale
 * @param coverage80 share of slots between the first and the last decile
 */
public record AccuracyMeasured(String level, String id, LocalDate day, int leadDays, String model, double mae, Double wape, Double mape,
        Double mase, double pinball, double coverage80, int slots, Instant at) {}
