package com.meterwise.forecasting.intake;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A time in which a customer's load was cut.
 *
 * @param kind SHUTDOWN (planned) or OUTAGE
 * @param end  null while it lasts
 */
public record Interruption(String customerId, String kind, Instant start, Instant end) {
    public Interruption {
        requireNonNull(customerId, "customerId");
        requireNonNull(kind, "kind");
        requireNonNull(start, "start");
        if (end != null && end.isBefore(start)) throw new IllegalArgumentException("%s ends before its start %s".formatted(end, start));
    }

    public boolean overlaps(Instant from, Instant to) { return start.isBefore(to) && (end == null || end.isAfter(from)); }
}
