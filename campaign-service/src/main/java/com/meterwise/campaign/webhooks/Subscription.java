package com.meterwise.campaign.webhooks;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who wants to be told.
 *
 * @param url    where to; https unless the deployment allows otherwise
 * @param events types wanted, of {@link #TYPES}
 * @param state  PAUSED keeps what happens for later; DISABLED came of the receiver's own 410
 * @param reason why it is disabled, or null
 */
public record Subscription(String subscriptionId, int version, URI url, Set<String> events, String description, State state,
        String reason) {
    public static final String OFFER_CHANGED = "offer.changed";
    public static final String TASK_CHANGED = "task.changed";
    public static final Set<String> TYPES = Set.of(OFFER_CHANGED, TASK_CHANGED);

    public enum State {
        ACTIVE, PAUSED, DISABLED
    }

    public Subscription {
        requireNonNull(subscriptionId, "subscriptionId");
        requireNonNull(url, "url");
        requireNonNull(state, "state");
        if (events == null || events.isEmpty()) throw new IllegalArgumentException("events must name at least one of " + sorted(TYPES));
        if (!TYPES.containsAll(events))
            throw new IllegalArgumentException("events may be %s, got %s".formatted(sorted(TYPES), sorted(events)));
        events = Set.copyOf(events);
        description = description == null ? "" : description;
    }

    private static List<String> sorted(Set<String> types) { return List.copyOf(new TreeSet<>(types)); }
}
