package com.meterwise.ingestion.upload;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who may begin an upload: each client within its quota, and no more at once than memory and the log can serve. Who is turned away hears so at
 * once; waiting would only move the queue to where nobody sees it. Thread-safe.
 */
public final class Gate {
    private final Semaphore places;
    private final Quota quota;
    private final InstantSource clock;
    private final AtomicLong shed = new AtomicLong();

    /** @param running uploads at once */
    public Gate(int running, Quota quota, InstantSource clock) {
        if (running < 1) throw new IllegalArgumentException("running must be 1 or more, got " + running);
        this.places = new Semaphore(running);
        this.quota = quota;
        this.clock = clock;
    }

    /** A place, to be given back. */
    public final class Place implements AutoCloseable {
        private boolean open = true;

        private Place() {}

        @Override
        public void close() {
            if (open) places.release();
            open = false;
        }
    }

    public Quota.Standing ask(String client) { return quota.take(client, clock.instant()); }

    /** Empty if all places are taken. */
    public Optional<Place> enter() {
        if (places.tryAcquire()) return Optional.of(new Place());
        shed.incrementAndGet();
        return Optional.empty();
    }

    /** How many have been turned away for want of a place. */
    public long shed() { return shed.get(); }
}
