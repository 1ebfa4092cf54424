package com.meterwise.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class GateTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private final Quota quota = new Quota(2, Duration.ofMinutes(1));

    @Test
    void a_client_beyond_its_quota_waits_for_the_next_window_and_others_do_not() {
        assertThat(quota.take("a", NOW).left()).isEqualTo(1);
        assertThat(quota.take("a", NOW.plusSeconds(10)).allowed()).isTrue();
        Quota.Standing refused = quota.take("a", NOW.plusSeconds(20));
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.seconds()).isEqualTo(40);
        assertThat(refused.header()).isEqualTo("\"requests\";r=0;t=40");
        assertThat(refused.policy()).isEqualTo("\"requests\";q=2;w=60");
        assertThat(quota.take("b", NOW.plusSeconds(20)).allowed()).isTrue();
        assertThat(quota.take("a", NOW.plusSeconds(60)).allowed()).isTrue();
    }

    @Test
    void when_all_places_are_taken_the_next_is_turned_away_until_one_is_given_back() {
        Gate gate = new Gate(1, quota, InstantSource.fixed(NOW));
        Gate.Place place = gate.enter().orElseThrow();
        assertThat(gate.enter()).isEmpty();
        place.close();
        place.close();
        assertThat(gate.enter()).isPresent();
        assertThat(gate.enter()).isEmpty();
        assertThat(gate.shed()).isEqualTo(2);
    }

    @Test
    void requests_that_end_together_share_a_transaction_and_all_are_written() throws Exception {
        List<List<Integer>> batches = new ArrayList<>();
        CountDownLatch firstIsBeingWritten = new CountDownLatch(1);
        CountDownLatch othersHaveCome = new CountDownLatch(1);
        GroupCommit<Integer> commit = new GroupCommit<>(batch -> {
            batches.add(batch);
            firstIsBeingWritten.countDown();
            if (batch.contains(0)) await(othersHaveCome);
        });
        ExecutorService pool = Executors.newFixedThreadPool(9);
        try {
            Future<?> first = pool.submit(() -> commit.put(0));
            await(firstIsBeingWritten);
            List<Future<?>> others = new ArrayList<>();
            for (int i = 1; i <= 8; i++) {
                int number = i;
                others.add(pool.submit(() -> commit.put(number)));
            }
            while (commit.waiting() < 8)
                Thread.onSpinWait();
            othersHaveCome.countDown();
            first.get(5, TimeUnit.SECONDS);
            for (Future<?> other : others)
                other.get(5, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
        assertThat(batches).hasSize(2);
        assertThat(batches.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void who_was_in_a_batch_that_failed_hears_why() {
        GroupCommit<String> commit = new GroupCommit<>(batch -> {
            throw new IllegalStateException("no database");
        });
        assertThatThrownBy(() -> commit.put("a")).isInstanceOf(IllegalStateException.class).hasMessage("no database");
    }

    private static void await(CountDownLatch latch) {
        Callable<Boolean> wait = () -> latch.await(5, TimeUnit.SECONDS);
        try {
            if (!wait.call()) throw new AssertionError("waited in vain");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
