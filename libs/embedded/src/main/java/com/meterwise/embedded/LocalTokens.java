package com.meterwise.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** An issuer of bearer tokens for one machine: a key pair of its own in a folder, RS256 tokens with the roles as groups. */
public final class LocalTokens {
    public static final String ISSUER = "https://meterwise.local";
    /** What the services of Meterwise call themselves in a token. */
    public static final String AUDIENCE = "meterwise";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final Path publicKey;

    private LocalTokens(PrivateKey key, Path publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** Opens the issuer of a folder; makes its key pair the first time. */
    public static LocalTokens in(Path folder) {
        try {
            Path secret = folder.resolve("token.key");
            Path open = folder.resolve("token.pem");
            if (!Files.exists(open)) {
                Files.createDirectories(folder);
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                Files.deleteIfExists(secret);
                Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(secret, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
                Files.writeString(open, "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{ '\n' })
                        .encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
            }
            byte[] encoded = Base64.getDecoder().decode(Files.readString(secret));
            return new LocalTokens(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)), open);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PEM file a service verifies tokens with. */
    public Path publicKeyFile() { return publicKey; }

    /** A token for one role, valid for 30 days: the local stack is one person's. */
    public String token(String role) {
        return token(ISSUER, role, Instant.now().plus(Duration.ofDays(30)));
    }

    /** A token of any issuer and expiry, so that tests can make bad ones. */
    public String token(String issuer, String role, Instant expires) {
        return token(new Claims(issuer, AUDIENCE, List.of(role), expires));
    }

    /** A token that says whatever it is told to, signed with this issuer's key. */
    public String token(Claims claims) {
        String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"local\"}") + "." + encode(claims.json());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a token says.
     *
     * @param audience whom it is for; null if it does not say
     * @param roles    also its groups; the first is its subject, since the local stack has a person for each role
     */
    public record Claims(String issuer, String audience, List<String> roles, Instant expires) {
        public Claims {
            roles = List.copyOf(roles);
        }

        /** As the second part of a token holds it, before it is encoded. */
        public String json() {
            String subject = roles.isEmpty() ? "nobody" : roles.get(0);
            String groups = roles.stream().map(role -> '"' + role + '"').collect(Collectors.joining(","));
            return "{\"iss\":\"%s\",%s\"sub\":\"%s\",\"upn\":\"%s\",\"groups\":[%s],\"iat\":%d,\"exp\":%d,\"jti\":\"%s\"}".formatted(
                    issuer, audience == null ? "" : "\"aud\":\"" + audience + "\",", subject, subject, groups,
                    Math.min(Instant.now().getEpochSecond(), expires.getEpochSecond() - 60), expires.getEpochSecond(), UUID.randomUUID());
        }
    }

    /** The public key, for tests that verify a token themselves. */
    PublicKey verifier() {
        try {
            String pem = Files.readString(publicKey).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String json) { return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8)); }
}
