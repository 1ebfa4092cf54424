package com.meterwise.campaign.intake;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Why a customer is to be considered.
 *
 * @param day    market day on which it happened
 * @param detail in words, with the numbers
 * @param segment entered by a change told while the day was open; else null
 */
public record Trigger(String customerId, Kind kind, LocalDate day, String detail, String segment) {
    public enum Kind {
        SEGMENT_CHANGED, BECAME_KEY_ACCOUNT
    }

    public Trigger {
        requireNonNull(customerId, "customerId");
        requireNonNull(kind, "kind");
        requireNonNull(day, "day");
        requireNonNull(detail, "detail");
    }

    public Trigger(String customerId, Kind kind, LocalDate day, String detail) { this(customerId, kind, day, detail, null); }

    /** Whether campaigns that ask for it decide about the customer before the day closes. */
    public boolean isLive() {
        return segment != null;
    }
}
