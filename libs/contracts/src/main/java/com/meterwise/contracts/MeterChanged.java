package com.meterwise.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * State of a meter.
 *
 * @param kind       CUSTOMER or FEEDER
 * @param customerId owner; null for a feeder's meter
 * @param feederId   feeder it hangs on, or whose supply it measures
 * @param channels   importKwh, exportKwh, importKvarh, exportKvarh
 * @param status     ACTIVE or INACTIVE
 * @param validFrom  local midnight from which this state holds
 */
public record MeterChanged(String meterId, String kind, String customerId, String feederId, List<String> channels, Duration interval,
        Double ctRatio, Double ptRatio, Double multiplier, String accuracyClass, Double ratedKva, Integer dialDigits, String status,
        Instant validFrom, long epoch, long sequence) implements StateEvent {}
