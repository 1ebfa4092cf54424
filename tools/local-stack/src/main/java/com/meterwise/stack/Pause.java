package com.meterwise.stack;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting, which an interrupt ends. */
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        }
    }

    /** @return whether the condition came true in time */
    static boolean until(BooleanSupplier condition, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) return false;
            of(Duration.ofMillis(50));
        }
        return true;
    }
}
