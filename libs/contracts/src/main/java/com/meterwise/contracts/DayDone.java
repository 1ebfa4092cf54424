package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A service's work for a closed market day is published.
 *
 * @param revision the revision of the {@link MarketDayClosed} it answers
 */
public record DayDone(String service, LocalDate day, int revision, LocalDate through, int customers, Instant at) {}
