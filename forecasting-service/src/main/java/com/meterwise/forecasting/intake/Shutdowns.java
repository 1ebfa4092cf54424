package com.meterwise.forecasting.intake;

import java.time.Instant;
import java.util.List;

/** When customers were cut, or will be. */
@FunctionalInterface
public interface Shutdowns {
    String SHUTDOWN = "SHUTDOWN", OUTAGE = "OUTAGE";
    Shutdowns NONE = customerId -> List.of();

    /** In order of their start; empty if none is known. */
    List<Interruption> of(String customerId);

    /** Whether the customer is cut at some time in [from, to). */
    default boolean during(String customerId, Instant from, Instant to) {
        return of(customerId).stream().anyMatch(interruption -> interruption.overlaps(from, to));
    }
}
