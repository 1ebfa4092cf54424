package com.meterwise.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;

/** An issuer that replaces its keys while services run. */
class KeysRotateTest {
    private static final long PATIENCE = 10_000_000_000L;
    private final JWTCallerPrincipalFactory callers = new DefaultJWTCallerPrincipalFactory();
    private final JWTAuthContextInfo trusted = new JWTAuthContextInfo();
    private HttpServer issuer;
    private volatile JsonWebKeySet published;

    @BeforeEach
    void issue() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            byte[] keys = published.toJson().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        trusted.setPublicKeyLocation("http://127.0.0.1:%d/keys".formatted(issuer.getAddress().getPort()));
        trusted.setIssuedBy("https://id.example");
        trusted.setExpectedAudience(Set.of("meterwise"));
        trusted.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        trusted.setJwksRefreshInterval(5);
        trusted.setForcedJwksRefreshInterval(0);
    }

    @AfterEach
    void end() { issuer.stop(0); }

    private static RsaJsonWebKey key(String id) throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        return key;
    }

    private static String token(RsaJsonWebKey key) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("anna");
        claims.setIssuer("https://id.example");
        claims.setAudience("meterwise");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return token.getCompactSerialization();
    }

    /** The key store asks again not sooner than 300 ms after it asked last, whatever it hears. */
    private String subjectBeforeLong(String token) {
        for (long began = System.nanoTime(); System.nanoTime() - began < PATIENCE; Thread.onSpinWait()) {
            try {
                return callers.parse(token, trusted).getSubject();
            } catch (ParseException notYet) {
                continue;
            }
        }
        return "nobody";
    }

    @Test
    void a_new_key_is_taken_without_a_restart_and_one_withdrawn_no_longer() throws Exception {
        RsaJsonWebKey first = key("first");
        RsaJsonWebKey second = key("second");
        published = new JsonWebKeySet(first);
        assertThat(callers.parse(token(first), trusted).getSubject()).isEqualTo("anna");
        published = new JsonWebKeySet(second);
        assertThat(subjectBeforeLong(token(second))).isEqualTo("anna");
        assertThatThrownBy(() -> callers.parse(token(first), trusted)).isInstanceOf(ParseException.class);
    }

    @Test
    void a_stranger_does_not_get_in_by_the_name_of_a_key() throws Exception {
        published = new JsonWebKeySet(key("first"));
        assertThatThrownBy(() -> callers.parse(token(key("first")), trusted)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> callers.parse(token(key("unheard-of")), trusted)).isInstanceOf(ParseException.class);
    }
}
