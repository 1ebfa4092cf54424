package com.meterwise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.meterwise.embedded.LocalTokens;
import com.meterwise.embedded.LocalTokens.Claims;

/** Tokens a service must refuse, each by one thing that is wrong with it; all of them claim to be an admin's. */
final class Credentials {
    private static final String ROLE = "admin";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Credentials() {}

    /**
     * Authorization headers by what is wrong with them.
     *
     * @param issuer  the one the services trust
     * @param foreign folder for the keys of another one
     */
    static Map<String, String> refused(LocalTokens issuer, Path foreign) {
        Instant later = Instant.now().plus(Duration.ofHours(1));
        Claims right = new Claims(LocalTokens.ISSUER, LocalTokens.AUDIENCE, List.of(ROLE), later);
        String good = issuer.token(right);
        String[] parts = good.split("\\.");
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("expired a minute ago", issuer.token(LocalTokens.ISSUER, ROLE, Instant.now().minusSeconds(60)));
        refused.put("of a foreign issuer", issuer.token("https://elsewhere.example", ROLE, later));
        refused.put("for another audience", issuer.token(new Claims(LocalTokens.ISSUER, "billing", List.of(ROLE), later)));
        refused.put("for nobody in particular", issuer.token(new Claims(LocalTokens.ISSUER, null, List.of(ROLE), later)));
        refused.put("signed with a foreign key", LocalTokens.in(foreign).token(right));
        refused.put("changed after it was signed", parts[0] + "." + encoded(right.json().replace(ROLE, "manager")) + "." + parts[2]);
        refused.put("not signed", encoded("{\"alg\":\"none\"}") + "." + encoded(right.json()) + ".");
        refused.put("not signed, with a signature", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        byte[] pem = bytes(issuer.publicKeyFile());
        refused.put("HS256 with the public key's file as secret", hs256(right, pem));
        refused.put("HS256 with the public key as secret", hs256(right, Base64.getMimeDecoder().decode(withoutFrame(pem))));
        refused.put("no token at all", "nonsense");
        refused.replaceAll((what, token) -> "Bearer " + token);
        refused.put("of another scheme", "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(UTF_8)));
        return refused;
    }

    private static String hs256(Claims claims, byte[] secret) {
        String signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(claims.json());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + "." + URL.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutFrame(byte[] pem) { return new String(pem, UTF_8).replaceAll("-----[A-Z ]+-----", ""); }

    private static String encoded(String json) { return URL.encodeToString(json.getBytes(UTF_8)); }
}
