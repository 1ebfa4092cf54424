package com.meterwise.ingestion.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import com.meterwise.contracts.ServiceEventRecorded;
import com.meterwise.ingestion.registry.Fields;

/**
 * Something between a customer and the retailer: a complaint, an outage, a visit.
 *
 * @param serviceEventId the source's own id; made of customer, kind, begin and ref if it gives none, so that the same event sent again is the
 *                       same, also when it has an end by then
 * @param to             null while it is open
 * @param severity       the source's own scale
 * @param ref            the source's reference
 */
public record ServiceEvent(String serviceEventId, String customerId, String kind, Instant from, Instant to, String severity, String ref) {
    public static final Set<String> KINDS = Set.of("TICKET", "COMPLAINT", "OUTAGE", "SHUTDOWN", "DISPUTE", "VISIT", "CONTACT");

    public ServiceEvent {
        Fields.id("customerId", customerId);
        Fields.oneOf("kind", KINDS, kind);
        if (from == null) throw new IllegalArgumentException("a service event needs its begin, from");
        Fields.time("from", from);
        Fields.time("to", to);
        if (to != null && to.isBefore(from))
            throw new IllegalArgumentException("to must not be before from, got [%s, %s)".formatted(from, to));
        severity = Fields.someText("severity", severity);
        ref = Fields.someText("ref", ref);
        serviceEventId = serviceEventId == null
                ? UUID.nameUUIDFromBytes(
                        String.join("|", customerId, kind, from.toString(), String.valueOf(ref)).getBytes(StandardCharsets.UTF_8))
                        .toString()
                : Fields.id("serviceEventId", serviceEventId);
    }

    ServiceEventRecorded toEvent() { return new ServiceEventRecorded(serviceEventId, customerId, kind, from, to, severity, ref); }
}
