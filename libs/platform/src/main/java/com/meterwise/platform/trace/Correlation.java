package com.meterwise.platform.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jboss.logging.MDC;

import com.meterwise.platform.intake.Received;

/**
 * The name of the request that something began with. It stands in every line that is logged on its behalf, travels with what is sent because
 * of it, and so from service to service. A batch holds records of many requests: what is sent then bears the name that the batch's last
 * record of the same key bears.
 */
public final class Correlation {
    /** Kafka header: a CloudEvents extension attribute. */
    public static final String HEADER = "ce_correlationid";
    /** Field of a log line. */
    public static final String FIELD = "correlationId";
    /** Nothing that could begin a new line or end a quotation, and not long. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final ThreadLocal<Map<String, String>> BY_KEY = new ThreadLocal<>();

    private Correlation() {}

    /** Whether a name that others chose may stand in a log. */
    public static boolean isHarmless(String name) {
        return name != null && HARMLESS.matcher(name).matches();
    }

    /** The name this thread works under now. */
    public static Optional<String> current() {
        return MDC.get(FIELD) instanceof String name ? Optional.of(name) : Optional.empty();
    }

    /** The name of what is to be said under a key. */
    public static Optional<String> of(String key, String partitionKey) {
        Map<String, String> byKey = BY_KEY.get();
        String name = byKey == null ? null : byKey.getOrDefault(key, byKey.get(partitionKey));
        return name == null ? current() : Optional.of(name);
    }

    /** What came under one key makes something be said under another: a meter's reading under its customer's. */
    public static void passOn(String from, String to) {
        Map<String, String> byKey = BY_KEY.get();
        if (byKey != null && byKey.containsKey(from)) byKey.put(to, byKey.get(from));
        Traces.passOn(from, to);
    }

    /** Takes the names of records up, for the thread that works them, until {@link #end}. */
    public static void begin(List<Received> records) {
        Map<String, String> byKey = new HashMap<>();
        for (Received record : records) {
            Optional<String> name = record.header(HEADER).filter(Correlation::isHarmless);
            if (name.isEmpty()) continue;
            byKey.put(record.key(), name.get());
            byKey.put(record.partitionKey(), name.get());
        }
        BY_KEY.set(byKey);
        List<String> names = byKey.values().stream().distinct().limit(2).toList();
        // of a batch of many, no line can say whose it is
        if (names.size() == 1) MDC.put(FIELD, names.get(0));
    }

    public static void end() {
        BY_KEY.remove();
        MDC.remove(FIELD);
    }
}
