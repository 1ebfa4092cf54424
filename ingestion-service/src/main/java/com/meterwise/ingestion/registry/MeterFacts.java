package com.meterwise.ingestion.registry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the checks of a reading need to know about its meter.
 *
 * @param interval registered length of a slot, if any
 * @param limitKw  the larger of the customer's contracted kW and the rated kVA before the meter; empty if neither is known
 * @param dial     how its register counts
 */
public record MeterFacts(String meterId, Set<String> channels, Optional<Duration> interval, OptionalDouble limitKw, Dial dial) {
    /** A meter whose dial shows energy as it is, and whose digits are not known. */
    public MeterFacts(String meterId, Set<String> channels, Optional<Duration> interval, OptionalDouble limitKw) {
        this(meterId, channels, interval, limitKw, Dial.PLAIN);
    }

    public MeterFacts {
        requireNonNull(meterId, "meterId");
        channels = Set.copyOf(channels);
        requireNonNull(interval, "interval");
        requireNonNull(limitKw, "limitKw");
        requireNonNull(dial, "dial");
    }
}
