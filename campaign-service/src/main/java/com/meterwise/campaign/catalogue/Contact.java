package com.meterwise.campaign.catalogue;

import static com.meterwise.campaign.catalogue.Definition.requireShare;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is left alone, and how often others are contacted.
 *
 * @param holdout       share of customers no campaign offers anything, so that all campaigns together can be measured
 * @param salt          of its draw
 * @param caps          counted over all campaigns
 * @param quiet         hours in which nobody is contacted, or null
 * @param waitDays      closed days a customer stopped by a cap or a budget is considered again
 * @param troubles      kinds of open service events that stop offers
 * @param calmDays      days to leave a customer alone after an outage or a shutdown
 * @param mostSuspicion of false metering, 0 to 1, beyond which a customer gets nothing
 */
public record Contact(double holdout, String salt, List<Cap> caps, QuietHours quiet, int waitDays, Set<String> troubles, int calmDays,
        double mostSuspicion) {
    public static final Contact DEFAULT = new Contact(0, "global", List.of(), null, 7, Set.of("COMPLAINT", "DISPUTE"), 3, .5);
    private static final int MOST_CAPS = 50;

    public Contact {
        requireShare(holdout, "contact.holdout");
        salt = salt == null ? "global" : Definition.requireText(salt, "contact.salt", 64);
        caps = caps == null ? List.of() : List.copyOf(caps);
        if (caps.size() > MOST_CAPS || caps.stream().map(Cap::name).distinct().count() < caps.size())
            throw new IllegalArgumentException("at most 50 caps, and one of a scope, channel and length");
        troubles = troubles == null ? Set.of() : java.util.Collections.unmodifiableSortedSet(new TreeSet<>(troubles));
        if (waitDays < 0 || waitDays > 366 || calmDays < 0 || calmDays > 366)
            throw new IllegalArgumentException("waitDays and calmDays must be 0 to 366");
        requireShare(mostSuspicion, "contact.mostSuspicion");
    }
}
