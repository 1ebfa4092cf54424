package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A service's work for a closed market day is published.
 *
 * @param revision the revision of the {@link MarketDayClosed} it answers
 * @param upTo     topic to partition to the offset up to which (exclusive) the day's events are
 */
public record DayDone(String service, LocalDate day, int revision, LocalDate through, int customers, Map<String, Map<Integer, Long>> upTo,
        Instant at) {}
