package com.meterwise.campaign.catalogue;

import static java.util.Objects.requireNonNull;

/**
 * At most so many offers within so many market days, the day itself counted.
 *
 * @param channel counted, or null for all
 */
public record Cap(Scope scope, String channel, int most, int days) {
    public static final int LONGEST_DAYS = 400;

    public enum Scope {
        /** Each customer. */
        CUSTOMER,
        /** All customers of a group account together. */
        GROUP,
        /** Everybody together. */
        GLOBAL
    }

    public Cap {
        requireNonNull(scope, "scope");
        if (channel != null) channel = Definition.requireId(channel, "channel").toUpperCase(java.util.Locale.ROOT);
        if (most < 0) throw new IllegalArgumentException("most must not be negative: " + most);
        if (days < 1 || days > LONGEST_DAYS)
            throw new IllegalArgumentException("days must be 1 to %d, got %d".formatted(LONGEST_DAYS, days));
    }

    public boolean counts(String used) { return channel == null || channel.equalsIgnoreCase(used); }

    /** Names it in messages and as the key of its counters. */
    public String name() {
        return "%s.%s.%d".formatted(scope, channel == null ? "ANY" : channel, days);
    }
}
