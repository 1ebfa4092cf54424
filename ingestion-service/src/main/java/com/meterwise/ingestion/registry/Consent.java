package com.meterwise.ingestion.registry;

import java.time.Instant;
import java.util.Set;

/**
 * Whether a customer may be contacted by a channel.
 *
 * @param at      since when; null if not known
 * @param purpose what for, such as MARKETING or CONTRACT; null: for all that law allows
 * @param proof   where it is written down: a form's number, a recording; stays in this service
 */
public record Consent(String status, Instant at, String purpose, String proof) {
    private static final Set<String> STATUSES = Set.of("GRANTED", "WITHDRAWN");

    public Consent {
        Fields.oneOf("consent", STATUSES, status);
        purpose = Fields.someText("purpose", purpose);
        proof = Fields.someText("proof", proof);
    }

    /** The same, given or withdrawn at a time unless it says when itself. */
    public Consent at(Instant time) {
        return at == null ? new Consent(status, time, purpose, proof) : this;
    }
}
