package com.meterwise.platform.security;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.meterwise.platform.PlatformConfig;
import com.meterwise.platform.http.Problems;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/**
 * 429 for who asks more than its share, before anything is read or looked for. It comes after the token has been verified, since the caller
 * is who the token names, wherever from; who has no token is told apart by address.
 */
@ApplicationScoped
public class AllowancesFilter {
    /** Those of who may come in are 200 and 100; filters run from the highest to the lowest. */
    private static final int AFTER_THE_TOKEN_IS_VERIFIED = 90;

    private final Allowances allowances;

    public AllowancesFilter(PlatformConfig config) {
        allowances = new Allowances(config.requests().perSecond(), config.requests().atOnce(), System::nanoTime);
    }

    void watch(@Observes Filters filters) { filters.register(this::admit, AFTER_THE_TOKEN_IS_VERIFIED); }

    private void admit(RoutingContext request) {
        Duration wait = allowances.wait(caller(request));
        if (wait.isZero()) {
            request.next();
            return;
        }
        Problems.tooMany(wait.plusNanos(999_999_999).toSeconds(), request.response());
    }

    private static String caller(RoutingContext request) {
        if (request.user() instanceof QuarkusHttpUser user && !user.getSecurityIdentity().isAnonymous())
            return "caller " + user.getSecurityIdentity().getPrincipal().getName();
        return "address " + request.request().remoteAddress().hostAddress();
    }
}
