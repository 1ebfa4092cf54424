package com.meterwise.ingestion.upload;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each client may ask in a window of time. The window begins with a client's first request. Thread-safe. */
public final class Quota {
    /** Beyond this many clients the one that was seen longest ago is forgotten. */
    private static final int MAX_CLIENTS = 10_000;

    private final int limit;
    private final Duration window;
    private final Map<String, Used> clients = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) { return size() > MAX_CLIENTS; }
    };

    /** @param limit requests a client has in a window */
    public Quota(int limit, Duration window) {
        if (limit < 1) throw new IllegalArgumentException("limit must be 1 or more, got " + limit);
        this.limit = limit;
        this.window = requireNonNull(window, "window");
    }

    /**
     * What is left to a client.
     *
     * @param allowed whether this request still is within the quota
     * @param left    requests left in this window
     * @param seconds until the window ends, at least 1
     */
    public record Standing(boolean allowed, int limit, int left, long windowSeconds, long seconds) {
        /** As in the header RateLimit-Policy. */
        public String policy() { return "\"requests\";q=%d;w=%d".formatted(limit, windowSeconds); }

        /** As in the header RateLimit. */
        public String header() { return "\"requests\";r=%d;t=%d".formatted(left, seconds); }
    }

    private static final class Used {
        final Instant end;
        int requests;

        Used(Instant end) { this.end = end; }
    }

    /** Counts a request. */
    public synchronized Standing take(String client, Instant now) {
        Used used = clients.get(client);
        if (used == null || !now.isBefore(used.end)) {
            used = new Used(now.plus(window));
            clients.put(client, used);
        }
        boolean allowed = used.requests < limit;
        if (allowed) used.requests++;
        return new Standing(allowed, limit, limit - used.requests, window.toSeconds(),
                Math.max(1, Duration.between(now, used.end).toSeconds()));
    }
}
