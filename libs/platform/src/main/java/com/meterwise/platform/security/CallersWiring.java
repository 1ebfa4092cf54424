package com.meterwise.platform.security;

import java.time.Duration;
import java.time.InstantSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;

/** Who calls: told by a token once verified, and remembered for a short while, since checking its signature costs more than most requests. */
@ApplicationScoped
public class CallersWiring {
    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    JWTCallerPrincipalFactory callers(InstantSource clock) { return new Remembering(new DefaultJWTCallerPrincipalFactory(), clock); }

    /** Callers by token. A token that is refused is never remembered, and none is taken a moment after it expires. Thread-safe. */
    static final class Remembering extends JWTCallerPrincipalFactory {
        /** A key that is no longer trusted is refused after this time at the latest. */
        static final Duration FRESH = Duration.ofSeconds(30);
        static final int MOST = 1_000;

        private final JWTCallerPrincipalFactory verified;
        private final InstantSource clock;
        private final Cache<String, JWTCallerPrincipal> known;

        Remembering(JWTCallerPrincipalFactory verified, InstantSource clock) {
            this.verified = verified;
            this.clock = clock;
            known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH)
                    .ticker(() -> Math.multiplyExact(clock.millis(), 1_000_000L)).executor(Runnable::run).build();
        }

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
            JWTCallerPrincipal caller = known.getIfPresent(token);
            if (caller != null && clock.instant().getEpochSecond() < caller.getExpirationTime()) return caller;
            caller = verified.parse(token, context);
            known.put(token, caller);
            return caller;
        }
    }
}
