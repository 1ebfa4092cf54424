package com.meterwise.campaign.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * An act in the audit trail.
 *
 * @param seq      1, 2, 3 …, without a gap
 * @param previous hash of the entry before, or {@link #NOTHING_BEFORE}
 * @param hash     SHA-256 over all the others, each with its length before it, in hex
 */
public record Entry(long seq, Instant at, String actor, String action, String subject, String detail, String previous, String hash) {
    public static final String NOTHING_BEFORE = "0".repeat(64);

    static Entry after(long seq, String hash, Act act) {
        return new Entry(seq + 1, act.at(), act.actor(), act.action(), act.subject(), act.detail(), hash,
                hash(seq + 1, act.at(), act.actor(), act.action(), act.subject(), act.detail(), hash));
    }

    /** Whether the entry is what was written, and comes after {@code before}. */
    boolean follows(long seqBefore, String hashBefore) {
        return seq == seqBefore + 1 && previous.equals(hashBefore) && hash.equals(hash(seq, at, actor, action, subject, detail, previous));
    }

    /** Lengths keep two fields from being shifted into each other. */
    private static String hash(long seq, Instant at, String actor, String action, String subject, String detail, String previous) {
        StringBuilder text = new StringBuilder();
        for (String part : List.of("" + seq, at.toString(), actor, action, subject, detail, previous))
            text.append(part.length()).append(':').append(part);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
