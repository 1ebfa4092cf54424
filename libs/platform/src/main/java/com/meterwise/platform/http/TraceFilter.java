package com.meterwise.platform.http;

import java.lang.reflect.AnnotatedElement;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.meterwise.platform.trace.Traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** A span for each request, named by its method and the pattern of its path: no id stands in it. */
public class TraceFilter {
    private static final String SPAN = TraceFilter.class.getName();

    @ServerRequestFilter(preMatching = true)
    public void begin(ContainerRequestContext request) {
        Traces.request(request.getMethod(), request.getHeaderString("traceparent")).ifPresent(span -> request.setProperty(SPAN, span));
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        if (!(request.getProperty(SPAN) instanceof Span span)) return;
        if (resource != null && resource.getResourceMethod() != null) {
            String route = path(resource.getResourceClass()) + path(resource.getResourceMethod());
            span.updateName(request.getMethod() + " " + route).setAttribute("http.route", route);
        }
        span.setAttribute("http.response.status_code", response.getStatus());
        if (response.getStatus() >= 500) span.setStatus(StatusCode.ERROR);
        span.end();
        MDC.remove(Traces.FIELD);
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        if (path == null || path.value().equals("/")) return "";
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
