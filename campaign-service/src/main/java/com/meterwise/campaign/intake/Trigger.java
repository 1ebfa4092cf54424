package com.meterwise.campaign.intake;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Why a customer is to be considered.
 *
 * @param day    market day on which it happened
 * @param detail in words, with the numbers
 */
public record Trigger(String customerId, Kind kind, LocalDate day, String detail) {
    public enum Kind {
        SEGMENT_CHANGED, BECAME_KEY_ACCOUNT
    }

    public Trigger {
        requireNonNull(customerId, "customerId");
        requireNonNull(kind, "kind");
        requireNonNull(day, "day");
        requireNonNull(detail, "detail");
    }
}
