package com.meterwise.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;

class CallersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOON;
    private final Verifying verifying = new Verifying();
    private final CallersWiring.Remembering callers = new CallersWiring.Remembering(verifying, () -> now);

    /** Takes tokens that are not "foreign", until they expire. */
    private final class Verifying extends JWTCallerPrincipalFactory {
        Instant expiry = NOON.plus(Duration.ofHours(1));
        int asked;

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
            asked++;
            if (token.equals("foreign") || !now.isBefore(expiry)) throw new ParseException("refused");
            JwtClaims claims = new JwtClaims();
            claims.setSubject(token);
            claims.setExpirationTime(NumericDate.fromSeconds(expiry.getEpochSecond()));
            return new DefaultJWTCallerPrincipal(token, claims);
        }
    }

    private String caller(String token) throws ParseException { return callers.parse(token, new JWTAuthContextInfo()).getSubject(); }

    @Test
    void a_token_is_verified_once_in_a_while() throws ParseException {
        for (int i = 0; i < 5; i++)
            assertThat(caller("anna")).isEqualTo("anna");
        assertThat(verifying.asked).isEqualTo(1);
        now = NOON.plus(CallersWiring.Remembering.FRESH);
        caller("anna");
        assertThat(verifying.asked).isEqualTo(2);
    }

    @Test
    void another_token_is_another_caller() throws ParseException {
        assertThat(caller("anna")).isEqualTo("anna");
        assertThat(caller("ben")).isEqualTo("ben");
    }

    @Test
    void an_expired_token_is_refused_though_it_was_verified_just_now() throws ParseException {
        verifying.expiry = NOON.plusSeconds(10);
        caller("anna");
        now = NOON.plusSeconds(10);
        assertThatThrownBy(() -> caller("anna")).isInstanceOf(ParseException.class);
    }

    @Test
    void a_refused_token_is_verified_each_time() {
        for (int i = 0; i < 3; i++)
            assertThatThrownBy(() -> caller("foreign")).isInstanceOf(ParseException.class);
        assertThat(verifying.asked).isEqualTo(3);
    }
}
