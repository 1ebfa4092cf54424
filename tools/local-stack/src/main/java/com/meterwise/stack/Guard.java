package com.meterwise.stack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps one part running: starts it again when it ends, later each time it fails soon after. */
final class Guard {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** Who has lived this long has not failed again but anew. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Part part;
    private final Progress progress;
    private final Runnable afterStart;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object starting = new Object();

    Guard(Part part, Progress progress, Runnable afterStart) {
        this.part = part;
        this.progress = progress;
        this.afterStart = afterStart;
    }

    /** Begins to watch a part that has been started. */
    void begin() {
        Thread thread = new Thread(this::watch, "guard of " + part.name());
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        int failures = 0;
        while (true) {
            long up = System.nanoTime();
            int exit = exitOf(part);
            failures = System.nanoTime() - up > SETTLED.toNanos() ? 0 : failures;
            Duration wait = waitAfter(failures++);
            if (isEnded(Duration.ZERO)) return;
            progress.say("%s ended with %d; starting it again in %d s", part.name(), exit, wait.toSeconds());
            if (isEnded(wait)) return;
            startAgain();
        }
    }

    private static int exitOf(Part part) {
        try {
            return part.process().process().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        }
    }

    private void startAgain() {
        synchronized (starting) {
            if (isEnded(Duration.ZERO)) return;
            try {
                part.start();
                afterStart.run();
                progress.say("%s is started again", part.name());
            } catch (RuntimeException e) {
                progress.say("%s does not start: %s", part.name(), e.getMessage());
                part.process().kill();
            }
        }
    }

    static Duration waitAfter(int failures) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private boolean isEnded(Duration wait) {
        try {
            return ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Lets the part end for good, and ends it. */
    void stop() {
        ended.countDown();
        synchronized (starting) {
            part.stop();
        }
    }
}
