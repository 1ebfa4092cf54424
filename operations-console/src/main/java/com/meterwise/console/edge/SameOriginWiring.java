package com.meterwise.console.edge;

import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;

/**
 * Refuses what another site's page makes a browser send. Browsers tell where a request comes from in Sec-Fetch-Site, older ones in Origin;
 * what tells neither is no browser and holds no cookie that it did not mean to send.
 */
@Singleton
class SameOriginWiring {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");
    /** Before authentication, so that a foreign sign-in is refused as well. */
    private static final int FIRST = 400;

    void register(@Observes Filters filters) {
        filters.register(route -> {
            if (isOwn(route.request())) route.next();
            else
                route.response().setStatusCode(403).end("refused: this request comes from another site");
        }, FIRST);
    }

    private static boolean isOwn(HttpServerRequest request) {
        if (SAFE.contains(request.method().name())) return true;
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return OWN.contains(site);
        String origin = request.getHeader("Origin");
        return origin == null || origin.equals(request.scheme() + "://" + request.authority());
    }
}
