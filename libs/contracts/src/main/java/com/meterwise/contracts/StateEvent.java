package com.meterwise.contracts;

/**
 * An event that carries the whole state of one thing. The highest {@code (epoch, sequence)} wins, whatever the order of arrival; {@code epoch}
 * is raised by a restore or rebuild.
 */
public interface StateEvent {
    long epoch();

    long sequence();

    /** Whether this event replaces one already held; equal is a repeat and replaces nothing. */
    default boolean isNewerThan(long heldEpoch, long heldSequence) {
        return epoch() != heldEpoch ? epoch() > heldEpoch : sequence() > heldSequence;
    }
}
