package com.meterwise.platform.erasure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names somebody who must not be named: HMAC-SHA256 of an id, in hex. Whoever has the key can ask whether an id is meant, nobody can read the id
 * from it. Immutable, thread-safe.
 */
public final class SubjectHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    /** @param key the same in every service, and for ever: with another one nobody erased is known any more */
    public SubjectHash(String key) {
        if (key.isBlank()) throw new IllegalArgumentException("the key of the subject hash is blank");
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    public String of(String id) {
        try {
            return HexFormat.of().formatHex(((Mac) keyed.clone()).doFinal(id.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's own " + ALGORITHM + " can be cloned", e);
        }
    }
}
