package com.meterwise.platform.work;

import java.time.Duration;

/** Tells those who work off what intake noted that there is news, so that they need not ask the database all the time. Thread-safe. */
public final class Bell {
    private volatile long rungAt = System.nanoTime() - Duration.ofDays(1).toNanos();

    /** There is news, or will be as soon as the open transaction commits. */
    public void ring() { rungAt = System.nanoTime(); }

    public boolean rangWithin(Duration time) { return System.nanoTime() - rungAt < time.toNanos(); }
}
