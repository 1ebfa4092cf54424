package com.meterwise.platform.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.MDC;

import com.meterwise.platform.intake.Received;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/**
 * Follows one reading from its request to the offer it leads to: a span for the request, for each event told because of it, and for each service that
 * works that event, all in one trace. What is told bears its place in the trace as the CloudEvents extension {@code traceparent}. Off unless
 * {@link #export} was called: then nothing is looked up, kept or sent. No span says whose reading it was.
 */
public final class Traces {
    /** Kafka header: a CloudEvents extension attribute, W3C Trace Context. */
    public static final String HEADER = "ce_traceparent";
    /** Field of a log line, by which a line's trace is found. */
    public static final String FIELD = "traceparent";
    private static final ThreadLocal<Following> FOLLOWING = new ThreadLocal<>();
    private static volatile Tracer tracer;

    private Traces() {}

    /** @param to who makes the spans; null: from now on nothing is traced */
    public static void export(Tracer to) { tracer = to; }

    /**
     * A request begins, within the caller's trace if it named one.
     *
     * @param parent the caller's {@code traceparent}, or null
     * @return its span, to be ended by the caller; empty if nothing is traced
     */
    public static Optional<Span> request(String method, String parent) {
        Tracer on = tracer;
        if (on == null) return Optional.empty();
        Context caller = TraceParent.of(parent).map(context -> Context.root().with(Span.wrap(context))).orElse(Context.root());
        Span span = on.spanBuilder(method).setSpanKind(SpanKind.SERVER).setParent(caller).setAttribute("http.request.method", method)
                .startSpan();
        if (span.getSpanContext().isSampled()) MDC.put(FIELD, TraceParent.text(span.getSpanContext()));
        return Optional.of(span);
    }

    /** Takes the traces of records up, for the thread that works them, until {@link #end}. */
    public static void begin(List<Received> records) {
        Tracer on = tracer;
        if (on == null) return;
        Following following = new Following(on);
        records.forEach(following::take);
        FOLLOWING.set(following);
    }

    /** What came under one key makes something be said under another. */
    public static void passOn(String from, String to) {
        Following following = FOLLOWING.get();
        if (following != null) following.passOn(from, to);
    }

    /** Goes on with what earlier transactions {@link #keep kept}, for the thread that works a closed day, until {@link #end}. */
    public static void goOn(Connection connection) throws SQLException {
        Tracer on = tracer;
        if (on == null) return;
        Following following = new Following(on);
        following.goOn(FollowedTable.read(connection));
        FOLLOWING.set(following);
    }

    /** @return the {@link #HEADER} of an event about to be told */
    public static Optional<String> said(String topic, String key, String partitionKey) {
        Tracer on = tracer;
        if (on == null) return Optional.empty();
        SpanContext request = MDC.get(FIELD) instanceof String text ? TraceParent.of(text).orElse(null) : null;
        Following following = FOLLOWING.get();
        if (following == null && request == null) return Optional.empty();
        return (following == null ? new Following(on) : following).said(topic, key, partitionKey, request);
    }

    /** Leaves what was taken up to later work of the same keys; call inside the transaction. */
    public static void keep(Connection connection) throws SQLException {
        Following following = FOLLOWING.get();
        if (following != null) FollowedTable.keep(following.kept(), connection);
    }

    /** What was said needs no following any more; call inside the transaction. */
    public static void done(Connection connection) throws SQLException {
        Following following = FOLLOWING.get();
        if (following != null) FollowedTable.forget(following.used(), connection);
    }

    /** Forgets a customer that is erased. Cheap if nothing was ever traced. */
    public static void forget(Collection<String> keys, Connection connection) throws SQLException {
        FollowedTable.forget(keys, connection);
    }

    public static void forgetOld(Connection connection) throws SQLException { FollowedTable.forgetOld(connection); }

    /** @param failed whether the transaction was rolled back */
    public static void end(boolean failed) {
        Following following = FOLLOWING.get();
        if (following == null) return;
        FOLLOWING.remove();
        following.end(failed);
    }
}
