package com.meterwise.ingestion.upload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes what callers hand over, many items a transaction, without their waiting for it: thousands of small requests a second cost a few commits,
 * and none of them a wait. What could not be written is tried again; what waits is bounded, so that callers wait once the database is far behind.
 * Thread-safe.
 */
final class WriteBehind<T> implements AutoCloseable {
    private static final int MOST = 1_000;
    private static final int WAITING = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<List<T>> write;
    private final Duration again;
    private final BlockingQueue<T> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer;
    private volatile boolean open = true;

    /**
     * @param write writes a batch whole, or throws and has written nothing
     * @param again how long after a failure it is tried again
     */
    WriteBehind(String name, Duration again, Consumer<List<T>> write) {
        this.write = write;
        this.again = again;
        writer = new Thread(this::run, name);
        writer.setDaemon(true);
        writer.start();
    }

    /** @throws IllegalStateException if too much waits already and none of it is written in time */
    void put(T item) {
        try {
            if (!queue.offer(item, PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                throw new IllegalStateException("%d wait to be written, and none has been for %s".formatted(WAITING, PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void run() {
        List<T> batch = new ArrayList<>(MOST);
        try {
            while (open || !queue.isEmpty()) {
                T first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                batch.add(first);
                queue.drainTo(batch, MOST - 1);
                writeInTheEnd(List.copyOf(batch));
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeInTheEnd(List<T> batch) throws InterruptedException {
        while (true) {
            try {
                write.accept(batch);
                return;
            } catch (RuntimeException e) {
                // once it is being closed nobody waits for a database that is away
                if (!open) return;
                TimeUnit.MILLISECONDS.sleep(again.toMillis());
            }
        }
    }

    /** Writes what waits, if the database takes it. */
    @Override
    public void close() {
        open = false;
        try {
            writer.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
