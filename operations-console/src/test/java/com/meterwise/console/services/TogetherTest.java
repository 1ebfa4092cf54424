package com.meterwise.console.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TogetherTest {
    private final Together<String, Integer> together = new Together<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void who_asks_while_the_same_is_being_asked_gets_that_answer() {
        CountDownLatch begun = new CountDownLatch(1), go = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> together.of("a", () -> {
            begun.countDown();
            await(go);
            return asked.incrementAndGet();
        }));
        await(begun);
        Thread second = new Thread(() -> together.of("a", asked::incrementAndGet));
        second.start();
        while (second.getState() != Thread.State.WAITING && second.isAlive())
            Thread.onSpinWait();
        assertThat(second.isAlive()).as("it waits for the first").isTrue();
        assertThat(together.of("b", () -> 7)).as("another question waits for nobody").isEqualTo(7);
        go.countDown();
        assertThat(first.join()).isEqualTo(1);
        assertThat(together.of("a", asked::incrementAndGet)).as("asked anew, and the second never asked").isEqualTo(2);
    }

    @Test
    void a_refusal_is_everybodys_and_is_not_kept() {
        assertThatThrownBy(() -> together.of("a", () -> {
            throw new IllegalStateException("no");
        })).isInstanceOf(IllegalStateException.class).hasMessage("no");
        assertThat(together.of("a", () -> 1)).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
