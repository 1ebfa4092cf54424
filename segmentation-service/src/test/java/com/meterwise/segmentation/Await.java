package com.meterwise.segmentation;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, not for a time. */
final class Await {
    private static final Duration MOST = Duration.ofSeconds(180);

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) fail("waited %s for %s", MOST, what);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
