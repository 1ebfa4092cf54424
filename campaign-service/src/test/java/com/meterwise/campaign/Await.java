package com.meterwise.campaign;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true. */
final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    static void until(String what, BooleanSupplier reached) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not within %s: %s".formatted(LONGEST, what));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
