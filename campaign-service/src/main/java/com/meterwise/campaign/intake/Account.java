package com.meterwise.campaign.intake;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.meterwise.contracts.CustomerChanged;

/**
 * A customer as offers see it: no name, no address.
 *
 * @param tariffId     or null if not known
 * @param contractedKva or null
 * @param competitive  whether it may switch supplier; null if not known
 * @param channels     channels it agreed to be contacted on, in capitals
 * @param arrearsDays  or null
 */
public record Account(String customerId, String kind, String tariffId, Double contractedKva, Boolean competitive, Set<String> channels,
        Integer arrearsDays, long epoch, long sequence) {
    private static final String GRANTED = "GRANTED";

    public Account {
        requireNonNull(customerId, "customerId");
        channels = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(channels));
    }

    /** A customer nothing is known of: no consent, no contract. */
    public static Account unknown(String customerId) {
        return new Account(customerId, "UNKNOWN", null, null, null, Set.of(), null, 0, 0);
    }

    static Account of(CustomerChanged event) {
        Set<String> channels = new TreeSet<>();
        Map<String, CustomerChanged.Consent> consents = event.consents() == null ? Map.of() : event.consents();
        consents.forEach((channel, consent) -> {
            if (consent != null && GRANTED.equalsIgnoreCase(consent.status())) channels.add(channel.toUpperCase(Locale.ROOT));
        });
        return new Account(event.customerId(), event.kind() == null ? "UNKNOWN" : event.kind(), event.tariffId(), event.contractedKva(),
                event.competitive(), channels, event.arrearsDays(), event.epoch(), event.sequence());
    }

    public boolean agreesTo(String channel) { return channels.contains(channel.toUpperCase(Locale.ROOT)); }

    /** Not knowing counts as yes: the retailer has lost its monopoly. */
    public boolean mayLeave() {
        return !Boolean.FALSE.equals(competitive);
    }

    boolean isNewerThan(Account other) { return epoch != other.epoch ? epoch > other.epoch : sequence > other.sequence; }
}
