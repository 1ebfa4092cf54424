package com.meterwise.platform.intake;

import java.time.InstantSource;

/** How many a second, over the last minute. Thread-safe. */
final class Rate {
    private static final int SECONDS = 60;

    private final InstantSource clock;
    /** By second of the minute: which second it counts, and how many. */
    private final long[] seconds = new long[SECONDS];
    private final long[] counts = new long[SECONDS];

    Rate(InstantSource clock) { this.clock = clock; }

    synchronized void add(int count) {
        long now = clock.instant().getEpochSecond();
        int at = (int) (now % SECONDS);
        if (seconds[at] != now) counts[at] = 0;
        seconds[at] = now;
        counts[at] += count;
    }

    synchronized double perSecond() {
        long now = clock.instant().getEpochSecond();
        long sum = 0;
        for (int i = 0; i < SECONDS; i++)
            if (seconds[i] > now - SECONDS) sum += counts[i];
        return (double) sum / SECONDS;
    }
}
