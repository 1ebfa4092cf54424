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
    private final Rate rate;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();
    private final Map<String, String> alarms = new ConcurrentSkipListMap<>();
    private volatile Instant lastTurn;
    private volatile String waitsFor;
    private volatile long behind;

    public IntakeState(InstantSource clock) {
        this.clock = clock;
        this.rate = new Rate(clock);
        this.lastTurn = clock.instant();
    }

    void turned() { lastTurn = clock.instant(); }

    void applied(int count) {
        records.addAndGet(count);
        rate.add(count);
    }

    /** @param count records in the topics that have not been applied yet */
    void behind(long count) { behind = count; }

    void deadLettered() { deadLetters.incrementAndGet(); }

    /** @param what null when nothing is waited for */
    void waitsFor(String what) { waitsFor = what; }

    void alarm(String name, String text) { alarms.put(name, text); }

    void clearAlarm(String name) { alarms.remove(name); }

    public long records() { return records.get(); }

    /** Applied a second, over the last minute. */
    public double perSecond() { return rate.perSecond(); }

    /** Records of the partitions read here that have not been applied yet, as of the last poll. */
    public long behind() { return behind; }

    public long deadLetters() { return deadLetters.get(); }

    public boolean isAlive() { return Duration.between(lastTurn, clock.instant()).compareTo(TURN_LIMIT) < 0; }

    public Optional<String> waitsFor() { return Optional.ofNullable(waitsFor); }

    /** Alarm name to what to do about it. */
    public Map<String, String> alarms() { return new TreeMap<>(alarms); }
}
