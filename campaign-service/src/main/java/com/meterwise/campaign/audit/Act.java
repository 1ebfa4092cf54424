package com.meterwise.campaign.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something a person did.
 *
 * @param at      to the microsecond, which is what the database keeps
 * @param actor   name in the token
 * @param action  kind of thing and what was done with it: {@code tariff.approve}
 * @param subject id of the thing; never a customer's
 * @param detail  a version, a hash; nothing personal
 */
public record Act(Instant at, String actor, String action, String subject, String detail) {
    private static final int LONGEST = 200;

    public Act {
        at = at.truncatedTo(ChronoUnit.MICROS);
        actor = shortened(actor);
        requireNonNull(action, "action");
        requireNonNull(subject, "subject");
        detail = shortened(detail);
    }

    private static String shortened(String text) { return text.length() > LONGEST ? text.substring(0, LONGEST) : text; }
}
