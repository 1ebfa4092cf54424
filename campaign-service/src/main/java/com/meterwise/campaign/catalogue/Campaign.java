package com.meterwise.campaign.catalogue;

import static com.meterwise.campaign.catalogue.Definition.requireId;
import static com.meterwise.campaign.catalogue.Definition.requireShare;
import static com.meterwise.campaign.catalogue.Definition.requireText;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

import com.meterwise.campaign.intake.Account.Purpose;

/**
 * A product offered to some customers over one channel, as an experiment with a held-out group.
 *
 * @param channel      of the contact; needs the customer's consent
 * @param segments     segments it is for; empty means all
 * @param salt         of the assignment to the held-out group
 * @param holdout      share held out
 * @param cooldownDays market days between two offers of the campaign to one customer
 * @param validFrom    first market day on which it decides
 * @param validTo      first on which it no longer does, or null
 * @param purpose      of the contact; consent may be given for one and not for the other
 * @param entry        who comes before it, and how often
 * @param limits       how much it may offer and spend
 */
public record Campaign(String campaignId, int version, String name, String productId, String channel, Status status, Set<String> segments,
        String salt, double holdout, int cooldownDays, LocalDate validFrom, LocalDate validTo, Purpose purpose, Entry entry,
        Limits limits) implements Definition<Campaign> {
    public enum Status {
        DRAFT, ACTIVE, PAUSED,
        /** Stopped for good: it never decides again. */
        KILLED
    }

    public Campaign {
        requireId(campaignId, "campaignId");
        requireText(name, "name", 200);
        requireId(productId, "productId");
        requireId(channel, "channel");
        status = status == null ? Status.DRAFT : status;
        segments = segments == null ? Set.of() : java.util.Collections.unmodifiableSortedSet(new TreeSet<>(segments));
        requireText(salt, "salt", 64);
        requireShare(holdout, "holdout");
        if (cooldownDays < 0 || cooldownDays > 3660)
            throw new IllegalArgumentException("cooldownDays must be 0 to 3660, got " + cooldownDays);
        validFrom = validFrom == null ? FIRST_OF_TIME : validFrom;
        if (validTo != null && !validTo.isAfter(validFrom))
            throw new IllegalArgumentException("validTo %s must be after validFrom %s".formatted(validTo, validFrom));
        purpose = purpose == null ? Purpose.MARKETING : purpose;
        entry = entry == null ? Entry.ON_CHANGE : entry;
        limits = limits == null ? Limits.NONE : limits;
    }

    public Campaign(String campaignId, int version, String name, String productId, String channel, Status status, Set<String> segments,
            String salt, double holdout, int cooldownDays, LocalDate validFrom, LocalDate validTo) {
        this(campaignId, version, name, productId, channel, status, segments, salt, holdout, cooldownDays, validFrom, validTo, null, null,
                null);
    }

    public boolean runsOn(LocalDate day) {
        return status == Status.ACTIVE && !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    public Campaign withStatus(Status next) {
        return new Campaign(campaignId, version, name, productId, channel, next, segments, salt, holdout, cooldownDays, validFrom, validTo,
                purpose,
                entry, limits);
    }

    @Override
    public String id() { return campaignId; }

    @Override
    public Campaign withVersion(int next) {
        return new Campaign(campaignId, next, name, productId, channel, status, segments, salt, holdout, cooldownDays, validFrom, validTo,
                purpose,
                entry, limits);
    }
}
