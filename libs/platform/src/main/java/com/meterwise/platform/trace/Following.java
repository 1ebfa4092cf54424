package com.meterwise.platform.trace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.platform.intake.Received;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/**
 * The traces that one transaction takes up and passes on, by the keys of its records. However many records there are, it makes no more than
 * {@value #MOST} spans of each kind: the records after them pass on the trace they came with.
 */
final class Following {
    private static final int MOST = 100;

    private final Tracer tracer;
    private final Map<String, SpanContext> byKey = new HashMap<>();
    private final Map<SpanContext, Span> working = new LinkedHashMap<>();
    private final Map<String, SpanContext> kept = new TreeMap<>();
    private final Set<String> used = new HashSet<>();
    private int created;

    Following(Tracer tracer) { this.tracer = tracer; }

    /** A record is worked: under a span of its own, or one it shares with others that came from the same. */
    void take(Received record) {
        Optional<SpanContext> sender = record.header(Traces.HEADER).flatMap(TraceParent::of);
        if (sender.isEmpty()) return;
        Span span = working.get(sender.get());
        if (span == null && working.size() < MOST) {
            span = start("process " + record.topic(), SpanKind.CONSUMER, record.topic(), "process", sender.get());
            working.put(sender.get(), span);
        }
        SpanContext context = span == null ? sender.get() : span.getSpanContext();
        byKey.put(record.key(), context);
        byKey.put(record.partitionKey(), context);
        if (record.partitionKey() != null) kept.put(record.partitionKey(), context);
    }

    /** Work that goes on where an earlier transaction left. */
    void goOn(Map<String, SpanContext> followed) { byKey.putAll(followed); }

    void passOn(String from, String to) {
        SpanContext context = byKey.get(from);
        if (context == null || to == null) return;
        byKey.put(to, context);
        kept.put(to, context);
    }

    /** @param otherwise the trace of what bears a key that came with none, or null */
    Optional<String> said(String topic, String key, String partitionKey, SpanContext otherwise) {
        String found = byKey.containsKey(key) ? key : partitionKey;
        SpanContext parent = byKey.getOrDefault(found, otherwise);
        if (parent == null) return Optional.empty();
        used.add(found);
        if (created++ >= MOST) return Optional.of(TraceParent.text(parent));
        Span span = start("create " + topic, SpanKind.PRODUCER, topic, "create", parent);
        span.end();
        return Optional.of(TraceParent.text(span.getSpanContext()));
    }

    /** By partition key, in order: what later work of the same key goes on with. */
    Map<String, SpanContext> kept() { return kept; }

    /** Keys that something was said of. */
    Set<String> used() { return used; }

    void end(boolean failed) {
        for (Span span : working.values()) {
            // without the message: it may quote the customer's record
            if (failed) span.setStatus(StatusCode.ERROR, "rolled back");
            span.end();
        }
    }

    private Span start(String name, SpanKind kind, String topic, String operation, SpanContext parent) {
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(Context.root().with(Span.wrap(parent)))
                .setAttribute("messaging.system", "kafka").setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.operation.name", operation).startSpan();
    }
}
