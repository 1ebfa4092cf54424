package com.meterwise.campaign.service;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A note of a contact with a customer.
 *
 * @param visitId   from what it says, so that the same note sent twice is one
 * @param serviceId service of the plan it gave, or null
 * @param at        of the contact
 */
public record Visit(String visitId, String customerId, Kind kind, String serviceId, Instant at, String author, String text) {
    public enum Kind {
        VISIT, CALL, MAIL, NOTE
    }

    public Visit {
        requireNonNull(visitId, "visitId");
        requireNonNull(customerId, "customerId");
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
    }
}
