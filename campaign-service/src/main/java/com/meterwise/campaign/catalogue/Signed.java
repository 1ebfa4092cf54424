package com.meterwise.campaign.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A version with who stands for it: it holds only once it is approved.
 *
 * @param approver   null until somebody has approved it
 * @param approvedAt null until then
 */
public record Signed<T extends Definition<T>>(T definition, String author, String approver, Instant approvedAt) {
    /** What signs versions that come with a release. */
    public static final String RELEASE = "release";

    public Signed {
        requireNonNull(definition, "definition");
        requireNonNull(author, "author");
    }

    public boolean isApproved() { return approver != null; }

    public boolean isOwn(String who) { return author.equals(who); }

    /** Why the author may not approve it. */
    public String ownApproval(String who) {
        return "%s wrote version %d of %s: somebody else approves it".formatted(who, definition.version(), definition.id());
    }

    public static <T extends Definition<T>> Signed<T> draft(T definition, String author) {
        return new Signed<>(definition, author, null, null);
    }

    public Signed<T> approvedBy(String who, Instant at) { return new Signed<>(definition, author, who, at); }
}
