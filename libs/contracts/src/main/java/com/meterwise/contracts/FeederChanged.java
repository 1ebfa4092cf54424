package com.meterwise.contracts;

import java.time.Instant;

/**
 * State of a feeder or transformer area.
 *
 * @param parentId      feeder it hangs on, or null
 * @param resistanceOhm equivalent resistance per phase
 * @param noLoadKw      no-load loss of its transformers
 */
public record FeederChanged(String feederId, String name, String parentId, Double voltageKv, Double resistanceOhm, Double noLoadKw,
        Instant validFrom, long epoch, long sequence) implements StateEvent {}
