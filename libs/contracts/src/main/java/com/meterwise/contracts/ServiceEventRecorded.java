package com.meterwise.contracts;

import java.time.Instant;

/**
 * Something happened between a customer and the retailer.
 *
 * @param kind TICKET, COMPLAINT, OUTAGE, SHUTDOWN, DISPUTE, VISIT or CONTACT
 * @param from begin of the event
 * @param to   end, or null while it is open
 */
public record ServiceEventRecorded(String serviceEventId, String customerId, String kind, Instant from, Instant to, String severity,
        String ref) {}
