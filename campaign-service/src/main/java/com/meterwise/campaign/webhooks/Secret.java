package com.meterwise.campaign.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks as the Standard Webhooks specification says: HMAC-SHA256 over {@code id.timestamp.body}, in Base64, behind the version
 * {@code v1}. Immutable; never printed but by {@link #text()}.
 */
public final class Secret {
    static final int BYTES = 32;
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    /** @param key 24 to 64 bytes, as the specification asks */
    public Secret(byte[] key) {
        if (key.length < 24 || key.length > 64) throw new IllegalArgumentException("a secret has 24 to 64 bytes, got " + key.length);
        this.key = key.clone();
    }

    public static Secret random(java.security.SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new Secret(key);
    }

    /** As subscribers are told it: {@code whsec_} and Base64. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    public static Secret parse(String text) {
        if (!text.startsWith(PREFIX)) throw new IllegalArgumentException("a secret begins with " + PREFIX);
        return new Secret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    byte[] key() { return key.clone(); }

    /** @param timestamp seconds since 1970 */
    public String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
