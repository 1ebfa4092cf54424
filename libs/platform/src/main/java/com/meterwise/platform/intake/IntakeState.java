package com.meterwise.platform.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What health and metrics may know of an intake. Thread-safe. */
public final class IntakeState {
    /** A loop that has not turned for so long is dead; a deliberate pause is a turn, and lag alone never kills. */
    private static final Duration TURN_LIMIT = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();
    private final Map<String, String> alarms = new ConcurrentSkipListMap<>();
    private volatile Instant lastTurn;
    private volatile String waitsFor;

    public IntakeState(InstantSource clock) {
        this.clock = clock;
        this.lastTurn = clock.instant();
    }

    void turned() { lastTurn = clock.instant(); }

    void applied(int count) { records.addAndGet(count); }

    void deadLettered() { deadLetters.incrementAndGet(); }

    /** @param what null when nothing is waited for */
    void waitsFor(String what) { waitsFor = what; }

    void alarm(String name, String text) { alarms.put(name, text); }

    void clearAlarm(String name) { alarms.remove(name); }

    public long records() { return records.get(); }

    public long deadLetters() { return deadLetters.get(); }

    public boolean isAlive() { return Duration.between(lastTurn, clock.instant()).compareTo(TURN_LIMIT) < 0; }

    public Optional<String> waitsFor() { return Optional.ofNullable(waitsFor); }

    /** Alarm name to what to do about it. */
    public Map<String, String> alarms() { return new TreeMap<>(alarms); }
}
