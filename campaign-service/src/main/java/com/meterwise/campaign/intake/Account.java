package com.meterwise.campaign.intake;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * @param traits       what else is known of it
 */
public record Account(String customerId, String kind, String tariffId, Double contractedKva, Boolean competitive, Set<String> channels,
        Integer arrearsDays, Traits traits, long epoch, long sequence) {
    private static final String GRANTED = "GRANTED";
    /** Consent key of a do-not-contact wish. */
    private static final String EVERYTHING = "ALL";

    /** What a contact is for. */
    public enum Purpose {
        MARKETING, SERVICE
    }

    public Account {
        requireNonNull(customerId, "customerId");
        channels = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(channels));
        traits = traits == null ? Traits.NONE : traits;
    }

    public Account(String customerId, String kind, String tariffId, Double contractedKva, Boolean competitive, Set<String> channels,
            Integer arrearsDays, long epoch, long sequence) {
        this(customerId, kind, tariffId, contractedKva, competitive, channels, arrearsDays, Traits.NONE, epoch, sequence);
    }

    /** A customer nothing is known of: no consent, no contract. */
    public static Account unknown(String customerId) {
        return new Account(customerId, "UNKNOWN", null, null, null, Set.of(), null, 0, 0);
    }

    static Account of(CustomerChanged event) {
        Set<String> channels = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        Map<String, CustomerChanged.Consent> consents = event.consents() == null ? Map.of() : event.consents();
        consents.forEach((channel, consent) -> {
            if (consent != null && GRANTED.equalsIgnoreCase(consent.status())) channels.add(channel.toUpperCase(Locale.ROOT));
            else
                refused.add(channel.toUpperCase(Locale.ROOT));
        });
        return new Account(event.customerId(), event.kind() == null ? "UNKNOWN" : event.kind(), event.tariffId(), event.contractedKva(),
                event.competitive(), channels, event.arrearsDays(), Traits.of(event, refused), event.epoch(), event.sequence());
    }

    /**
     * Why the customer may not be contacted on the channel for the purpose, or nothing. A consent is given or taken back for a channel
     * ("EMAIL"), for one purpose on it ("EMAIL.MARKETING"), which then counts more, or taken back for all ("ALL", do not contact).
     */
    public Optional<String> objection(String channel, Purpose purpose) {
        String whole = channel.toUpperCase(Locale.ROOT);
        String narrow = whole + "." + purpose;
        if (traits.refused().contains(EVERYTHING)) return Optional.of("does not want to be contacted");
        if (traits.refused().contains(narrow)) return Optional.of("took back the consent to " + narrow);
        boolean agrees = channels.contains(narrow) || channels.contains(whole) && !traits.refused().contains(whole);
        return agrees ? Optional.empty() : Optional.of("no consent to " + whole);
    }

    /** The group account it belongs to, else the customer itself: what is held out and capped as one. */
    public String unit() {
        return traits.parentId() == null ? customerId : traits.parentId();
    }

    /** Not knowing counts as yes: the retailer has lost its monopoly. */
    public boolean mayLeave() {
        return !Boolean.FALSE.equals(competitive);
    }

    boolean isNewerThan(Account other) { return epoch != other.epoch ? epoch > other.epoch : sequence > other.sequence; }
}
