package com.meterwise.campaign.intake;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;

import com.meterwise.contracts.ServiceEventRecorded;

/**
 * Something that happened between a customer and the retailer, by market days.
 *
 * @param kind TICKET, COMPLAINT, OUTAGE, SHUTDOWN, DISPUTE, VISIT or CONTACT
 * @param to   day it ended, or null while it is open
 */
public record ServiceEvent(String serviceEventId, String customerId, String kind, LocalDate from, LocalDate to, String severity) {
    public ServiceEvent {
        requireNonNull(serviceEventId, "serviceEventId");
        requireNonNull(customerId, "customerId");
        requireNonNull(kind, "kind");
        requireNonNull(from, "from");
    }

    static ServiceEvent of(ServiceEventRecorded event, ZoneId zone) {
        return new ServiceEvent(event.serviceEventId(), event.customerId(), event.kind(), LocalDate.ofInstant(event.from(), zone),
                event.to() == null ? null : LocalDate.ofInstant(event.to(), zone), event.severity());
    }

    /** Whether it has begun by the day and had not ended before it. */
    public boolean openOn(LocalDate day) {
        return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }

    /** Whether it was open on the day or on one of the {@code days} before. */
    public boolean within(LocalDate day, int days) {
        return !from.isAfter(day) && (to == null || !to.isBefore(day.minusDays(days)));
    }
}
