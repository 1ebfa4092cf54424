package com.meterwise.evidence;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a system comes to by itself. */
final class Waiting {
    private Waiting() {}

    interface Condition {
        boolean holds() throws Exception;
    }

    /** @param look time between two looks; @throws IllegalStateException naming what did not come in time */
    static void until(String what, Duration look, Duration patience, Condition condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("not in time: " + what);
            LockSupport.parkNanos(look.toNanos());
        }
    }
}
