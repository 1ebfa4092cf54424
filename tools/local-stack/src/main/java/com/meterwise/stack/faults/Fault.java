package com.meterwise.stack.faults;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * One thing done to a system.
 *
 * @param target   process it is done to, as the stack names it
 * @param store    the other end, of faults between a service and a store; else null
 * @param atMillis since the beginning of the round
 * @param forMillis how long; 0 for a kill
 * @param amount   milliseconds of {@link FaultKind#LATENCY}, bytes a second of {@link FaultKind#BANDWIDTH}, else 0
 */
@JsonInclude(Include.NON_NULL)
public record Fault(FaultKind kind, String target, Store store, int atMillis, int forMillis, int amount) {
    public static final int LONGEST_MILLIS = 10_000;

    /** @throws IllegalArgumentException naming what makes no sense */
    public Fault {
        if (kind.isOfALink() != (store != null))
            throw new IllegalArgumentException("%s %s a store".formatted(kind, store == null ? "needs" : "has not"));
        if (atMillis < 0 || atMillis > LONGEST_MILLIS || forMillis < 0 || forMillis > LONGEST_MILLIS)
            throw new IllegalArgumentException(
                    "a fault begins and lasts at most %d ms, got %d and %d".formatted(LONGEST_MILLIS, atMillis, forMillis));
        if (amount < 0) throw new IllegalArgumentException("amount must not be negative, got " + amount);
    }
}
