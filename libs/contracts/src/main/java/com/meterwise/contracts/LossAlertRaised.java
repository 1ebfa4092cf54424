package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * The loss of a feeder left its normal range.
 *
 * @param kind NEGATIVE, STEP, DRIFT, NIGHT_ONLY or PROPORTIONAL
 */
public record LossAlertRaised(String alertId, String feederId, LocalDate day, String kind, double score, double limit,
        Map<String, Double> suspects, Instant at) {}
