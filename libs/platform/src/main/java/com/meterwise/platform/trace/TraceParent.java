package com.meterwise.platform.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

/** A place in a trace as W3C Trace Context writes it: {@code 00-<trace>-<span>-<flags>}. */
final class TraceParent {
    private static final String NAME = "traceparent";
    private static final TextMapGetter<String> ONLY = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) { return java.util.List.of(NAME); }

        @Override
        public String get(String carrier, String key) { return NAME.equals(key) ? carrier : null; }
    };

    private TraceParent() {}

    /** Empty if it is none, or of a trace nobody records. */
    static Optional<SpanContext> of(String text) {
        if (text == null) return Optional.empty();
        SpanContext read = Span.fromContext(W3CTraceContextPropagator.getInstance().extract(Context.root(), text, ONLY)).getSpanContext();
        return read.isValid() && read.isSampled() ? Optional.of(read) : Optional.empty();
    }

    static String text(SpanContext context) {
        Map<String, String> written = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(Span.wrap(context)), written, Map::put);
        return written.get(NAME);
    }
}
