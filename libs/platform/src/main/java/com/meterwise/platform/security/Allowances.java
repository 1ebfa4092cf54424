package com.meterwise.platform.security;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** How much each caller may ask: a bucket of tokens for each, filled at a steady rate, of which a request takes one. Thread-safe. */
final class Allowances {
    /** Beyond this many callers one seen long ago is forgotten, and begins with a full bucket. */
    private static final int MOST_CALLERS = 10_000;
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final int atOnce;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> callers;

    /**
     * @param perSecond requests a caller has for good, each second
     * @param atOnce    requests a caller that was quiet has without waiting
     * @param nanos     a clock that never goes back, such as {@link System#nanoTime}
     */
    Allowances(int perSecond, int atOnce, LongSupplier nanos) {
        if (perSecond < 1) throw new IllegalArgumentException("perSecond must be 1 or more, got " + perSecond);
        if (atOnce < 1) throw new IllegalArgumentException("atOnce must be 1 or more, got " + atOnce);
        this.perSecond = perSecond;
        this.atOnce = atOnce;
        this.nanos = requireNonNull(nanos, "nanos");
        callers = Caffeine.newBuilder().maximumSize(MOST_CALLERS).executor(Runnable::run).build();
    }

    /** Takes a token. @return zero if there was one, else how long until there is; a refused request takes none */
    Duration wait(String caller) {
        return callers.get(caller, name -> new Bucket()).take();
    }

    private final class Bucket {
        private double tokens = atOnce;
        private long filled = nanos.getAsLong();

        synchronized Duration take() {
            long now = nanos.getAsLong();
            tokens = Math.min(atOnce, tokens + (now - filled) * (perSecond / NANOS));
            filled = now;
            if (tokens < 1) return Duration.ofNanos((long) Math.ceil((1 - tokens) * NANOS / perSecond));
            tokens--;
            return Duration.ZERO;
        }
    }
}
