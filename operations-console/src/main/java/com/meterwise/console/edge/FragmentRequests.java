package com.meterwise.console.edge;

import jakarta.inject.Singleton;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;

/** A panel cannot follow to a provider's page: it is told that the session has ended, and the script loads the whole page anew. */
@Singleton
class FragmentRequests implements JavaScriptRequestChecker {
    @Override
    public boolean isJavaScriptRequest(RoutingContext context) { return context.request().getHeader("HX-Request") != null; }
}
