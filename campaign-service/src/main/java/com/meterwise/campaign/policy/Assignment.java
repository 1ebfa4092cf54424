package com.meterwise.campaign.policy;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Who is held out of an experiment: a fixed draw from the names alone, so that anybody can check it and nobody can steer it.
 *
 * @param salt       of the experiment
 * @param experiment its id
 */
public record Assignment(String salt, String experiment) {
    private static final double TWO_TO_64 = 0x1p64;

    public Assignment {
        requireNonNull(salt, "salt");
        requireNonNull(experiment, "experiment");
    }

    /** In [0, 1): the first 8 bytes of SHA-256(salt|experiment|customer), big-endian, over 2^64. */
    public double draw(String customerId) {
        byte[] hash = sha256().digest((salt + '|' + experiment + '|' + customerId).getBytes(StandardCharsets.UTF_8));
        return unsigned(ByteBuffer.wrap(hash).getLong()) / TWO_TO_64;
    }

    public boolean holdsOut(String customerId, double share) { return draw(customerId) < share; }

    private static double unsigned(long bits) { return bits >= 0 ? bits : (bits >>> 1) * 2d + (bits & 1); }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
