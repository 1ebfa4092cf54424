package com.meterwise.platform.http;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives a request a name that stands in every line it logs and in its answer: the caller's own, if it can stand in a log, else a new one. */
public class CorrelationFilter {
    public static final String HEADER = "X-Correlation-Id";
    static final String FIELD = "correlationId";
    /** Nothing that could begin a new line or end a quotation, and not long. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    @ServerRequestFilter(preMatching = true)
    public void name(ContainerRequestContext request) { MDC.put(FIELD, of(request.getHeaderString(HEADER))); }

    @ServerResponseFilter
    public void tell(ContainerResponseContext response) {
        if (MDC.get(FIELD) instanceof String name) response.getHeaders().putSingle(HEADER, name);
    }

    static String of(String given) { return given != null && HARMLESS.matcher(given).matches() ? given : UUID.randomUUID().toString(); }
}
