package com.meterwise.ingestion.registry;

import static java.util.Objects.requireNonNull;

/**
 * The current state of a registered thing.
 *
 * @param sequence rises by one with each real change, from 1
 */
public record Entry<T extends Registered<T>>(T state, long sequence) {
    public Entry {
        requireNonNull(state, "state");
        requireNonNull(state.validFrom(), "validFrom");
        if (sequence < 1) throw new IllegalArgumentException("sequence starts at 1, got " + sequence);
    }
}
