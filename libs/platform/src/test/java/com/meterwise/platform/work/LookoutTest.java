package com.meterwise.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Test
    void what_there_is_is_done_until_there_is_none() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(5);
        CountDownLatch done = new CountDownLatch(1);
        try (Lookout lookout = Lookout.every(PAUSE, "test", () -> {
            if (left.get() == 0) done.countDown();
            return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        })) {
            lookout.begin();
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(left).hasValue(0);
        }
    }

    @Test
    void an_outage_ends_and_the_work_goes_on() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        try (Lookout lookout = Lookout.every(PAUSE, "test", () -> {
            if (looks.incrementAndGet() < 3) throw new IllegalStateException("no database");
            done.countDown();
            return false;
        })) {
            lookout.begin();
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_bell_that_rings_is_heard_between_the_looks_of_now_and_then() throws InterruptedException {
        Bell bell = new Bell();
        Semaphore looked = new Semaphore(0);
        try (Lookout lookout = Lookout.onNews(PAUSE, "test", bell, AN_HOUR, () -> {
            looked.release();
            return false;
        })) {
            lookout.begin();
            assertThat(looked.tryAcquire(10, TimeUnit.SECONDS)).as("what another replica left").isTrue();
            bell.ring();
            // a thousand looks a second instead of one
            assertThat(looked.tryAcquire(50, 20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closing_waits_for_the_piece_under_way() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Lookout lookout = Lookout.every(PAUSE, "test", () -> {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                return false;
            }
            return ended.incrementAndGet() > 0;
        });
        lookout.begin();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(lookout::close);
        mayEnd.countDown();
        closing.join();
        assertThat(ended.get()).as("not cut off").isPositive();
    }
}
