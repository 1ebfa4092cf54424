package com.meterwise.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class WriteBehindTest {
    @Test
    void what_comes_while_a_batch_is_written_is_written_together_and_nobody_waits() throws InterruptedException {
        List<List<Integer>> batches = new CopyOnWriteArrayList<>();
        CountDownLatch firstIsBeingWritten = new CountDownLatch(1);
        CountDownLatch othersHaveCome = new CountDownLatch(1);
        try (WriteBehind<Integer> reports = new WriteBehind<>("test", Duration.ofMillis(1), batch -> {
            batches.add(batch);
            firstIsBeingWritten.countDown();
            await(othersHaveCome);
        })) {
            reports.put(0);
            assertThat(firstIsBeingWritten.await(5, TimeUnit.SECONDS)).isTrue();
            for (int i = 1; i <= 8; i++)
                reports.put(i);
            othersHaveCome.countDown();
        }
        assertThat(batches).containsExactly(List.of(0), IntStream.rangeClosed(1, 8).boxed().toList());
    }

    @Test
    void a_batch_that_cannot_be_written_is_tried_again_until_it_is() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch written = new CountDownLatch(1);
        try (WriteBehind<String> reports = new WriteBehind<>("test", Duration.ofMillis(1), batch -> {
            if (tries.incrementAndGet() < 3) throw new IllegalStateException("no database");
            written.countDown();
        })) {
            reports.put("a");
            assertThat(written.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(tries).hasValue(3);
    }

    @Test
    void what_waits_is_written_before_it_is_closed() {
        List<Integer> written = new CopyOnWriteArrayList<>();
        WriteBehind<Integer> reports = new WriteBehind<>("test", Duration.ofMillis(1), written::addAll);
        IntStream.range(0, 2_500).forEach(reports::put);
        reports.close();
        assertThat(written).hasSize(2_500).isSorted();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(5, TimeUnit.SECONDS)) throw new AssertionError("waited in vain");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
