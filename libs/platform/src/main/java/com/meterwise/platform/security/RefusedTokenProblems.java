package com.meterwise.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.meterwise.platform.http.Problems;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The body of a 401 whose token was refused: that happens before there is a resource, so no exception mapper sees it. */
@ApplicationScoped
public class RefusedTokenProblems {

    void answerWith(@Observes Router router) { router.route().failureHandler(RefusedTokenProblems::answer); }

    private static void answer(RoutingContext request) {
        if (!(request.failure() instanceof AuthenticationFailedException) || request.response().ended()) {
            request.next();
            return;
        }
        Problems.unauthorized(request.response());
    }
}
