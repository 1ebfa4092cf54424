package com.meterwise.platform.http;

import java.util.UUID;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.meterwise.platform.trace.Correlation;

/** Gives a request a name that stands in every line it logs and in its answer: the caller's own, if it can stand in a log, else a new one. */
public class CorrelationFilter {
    public static final String HEADER = "X-Correlation-Id";

    @ServerRequestFilter(preMatching = true)
    public void name(ContainerRequestContext request) { MDC.put(Correlation.FIELD, of(request.getHeaderString(HEADER))); }

    @ServerResponseFilter
    public void tell(ContainerResponseContext response) {
        if (MDC.get(Correlation.FIELD) instanceof String name) response.getHeaders().putSingle(HEADER, name);
    }

    static String of(String given) { return Correlation.isHarmless(given) ? given : UUID.randomUUID().toString(); }
}
