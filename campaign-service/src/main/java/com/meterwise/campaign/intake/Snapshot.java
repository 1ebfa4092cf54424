package com.meterwise.campaign.intake;

import java.time.LocalDate;

/** State of a customer that belongs to a market day, so that a day's decisions see what was known that day and nothing later. */
public interface Snapshot {
    String customerId();

    LocalDate day();

    long epoch();

    long sequence();

    default boolean isNewerThan(Snapshot other) {
        return epoch() != other.epoch() ? epoch() > other.epoch() : sequence() > other.sequence();
    }
}
