package com.meterwise.campaign.intake;

import java.time.Duration;

/** Says that a change of an open day has come in, so that those who decide live need not ask the database all the time. Thread-safe. */
public final class Bell {
    private volatile long rungAt = System.nanoTime() - Duration.ofDays(1).toNanos();

    /** The change is there once the open transaction commits. */
    void ring() { rungAt = System.nanoTime(); }

    public boolean rangWithin(Duration time) { return System.nanoTime() - rungAt < time.toNanos(); }
}
