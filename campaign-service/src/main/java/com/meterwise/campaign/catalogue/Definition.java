package com.meterwise.campaign.catalogue;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Something people define and change: a tariff, a product, a policy, a campaign. Each change is a new version; the versions are kept, so
 * that an old decision can be recomputed.
 */
public interface Definition<T extends Definition<T>> {
    Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    /** The day from which definitions hold that should cover all history loaded. */
    LocalDate FIRST_OF_TIME = LocalDate.of(1990, 1, 1);

    String id();

    /** Rises by one with each change, from 1. */
    int version();

    /** First market day this version holds. */
    LocalDate validFrom();

    T withVersion(int version);

    static String requireId(String id, String what) {
        if (id == null || !ID.matcher(id).matches()) throw new IllegalArgumentException("%s must match %s, got %s".formatted(what, ID, id));
        return id;
    }

    static String requireText(String text, String what, int longest) {
        if (text == null || text.isBlank() || text.length() > longest)
            throw new IllegalArgumentException("%s needs 1 to %d characters".formatted(what, longest));
        return text;
    }

    static double requireShare(double share, String what) {
        if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException("%s must be in [0, 1], got %s".formatted(what, share));
        return share;
    }
}
