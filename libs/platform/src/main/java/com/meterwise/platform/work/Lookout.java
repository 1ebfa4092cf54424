package com.meterwise.platform.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

/**
 * Looks for work again and again, on a thread of its own: does what there is, pauses, and looks again. An outage of the database is logged and
 * ends by itself.
 */
public final class Lookout implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lookout.class);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(1);
    private static final long PATIENCE_SECONDS = 10;

    private final String name;
    private final Duration pause;
    private final BooleanSupplier mayHaveWork;
    private final BooleanSupplier next;
    private final ScheduledExecutorService thread;
    private long lookedAt;

    private Lookout(String name, Duration pause, BooleanSupplier mayHaveWork, BooleanSupplier next) {
        this.name = name;
        this.pause = pause;
        this.mayHaveWork = mayHaveWork;
        this.next = next;
        thread = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, name));
    }

    /** @param next does a piece of work; whether there was one */
    public static Lookout every(Duration pause, String name, BooleanSupplier next) {
        return new Lookout(name, pause, () -> true, next);
    }

    /**
     * Looks often for a while after the bell has rung, else now and then, in case another replica left something.
     *
     * @param next does a piece of work; whether there was one
     */
    public static Lookout onNews(Duration pause, String name, Bell bell, Duration aWhile, BooleanSupplier next) {
        return new Lookout(name, pause, () -> bell.rangWithin(aWhile), next);
    }

    public void begin() { thread.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS); }

    private void look() {
        if (!mayHaveWork.getAsBoolean() && System.nanoTime() - lookedAt < NOW_AND_THEN.toNanos()) return;
        try {
            while (next.getAsBoolean() && !thread.isShutdown())
                LOG.debugf("%s: there was work", name);
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s waits for the database", name);
        }
        lookedAt = System.nanoTime();
    }

    /** Lets the piece under way come to its end. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
