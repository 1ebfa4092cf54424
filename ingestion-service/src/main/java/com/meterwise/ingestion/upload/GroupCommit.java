package com.meterwise.ingestion.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Many callers, one transaction: whoever comes while a batch is being written finds its item in the next one. A caller returns when its own item is
 * written, so thousands of small requests a second cost a few commits. Thread-safe.
 */
final class GroupCommit<T> {
    private static final int MOST = 1_000;

    private final Consumer<List<T>> write;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Item<T>> queue = new ArrayList<>();

    private record Item<T>(T what, CompletableFuture<Void> written) {}

    /** @param write writes a batch, or throws, in which case every caller of the batch hears it */
    GroupCommit(Consumer<List<T>> write) {
        this.write = write;
    }

    void put(T what) {
        Item<T> mine = new Item<>(what, new CompletableFuture<>());
        synchronized (queue) {
            queue.add(mine);
        }
        while (!mine.written().isDone()) {
            writing.lock();
            try {
                if (!mine.written().isDone()) writeNext();
            } finally {
                writing.unlock();
            }
        }
        try {
            mine.written().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failed ? failed : e;
        }
    }

    /** Items in no batch yet. */
    int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private void writeNext() {
        List<Item<T>> batch;
        synchronized (queue) {
            batch = new ArrayList<>(queue.subList(0, Math.min(MOST, queue.size())));
            queue.subList(0, batch.size()).clear();
        }
        try {
            write.accept(batch.stream().map(Item::what).toList());
            batch.forEach(item -> item.written().complete(null));
        } catch (RuntimeException | Error e) {
            batch.forEach(item -> item.written().completeExceptionally(e));
        }
    }
}
