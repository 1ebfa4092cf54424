package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.synthetic.Utility;

/** What a system left alone knows after some weeks of readings: found out once, for all tests that hold a disturbed one against it. */
final class Undisturbed {
    static final Duration SETTLED = Duration.ofSeconds(180);
    /** Days that are sent before the first is closed. */
    static final int HISTORY = 17;
    static final Utility LOAD = Utility.of(24, LocalDate.of(2026, 3, 16), HISTORY + 3, Market.USUAL_ZONE);
    private static Map<String, JsonNode> known;

    private Undisturbed() {}

    /** Digests by service. @param folder of the first who asks */
    static synchronized Map<String, JsonNode> digests(Path folder) {
        if (known != null) return known;
        try (Stack stack = Replay.start(folder.resolve("undisturbed"))) {
            register(stack);
            for (int i = 0; i < HISTORY; i++)
                sample(stack.system(), stack).send(day(i));
            work(stack);
            Map<String, JsonNode> settled = Digests.settled(() -> Digests.of(stack.system()), SETTLED);
            assertThat(Summary.of(Figures.of(stack.system())).missing()).doesNotContain("readings", "customers", "segments", "forecasts");
            known = settled;
        }
        return known;
    }

    static void register(Stack stack) { sample(stack.system(), stack).register(); }

    /** Sends a day of the history while something is done to the system. @param through the addresses it is sent to */
    static void send(int number, SystemFile through, Stack stack, Runnable meanwhile) {
        CompletableFuture<Void> sent = inBackground("day " + number, () -> sample(through, stack).send(day(number)));
        meanwhile.run();
        sent.join();
    }

    /** Has the history worked, and then each day as it comes. */
    static void work(Stack stack) {
        Closing closing = new Closing(stack.system(), stack.progress());
        closing.close(day(HISTORY - 1));
        for (int i = HISTORY; i < LOAD.days(); i++) {
            sample(stack.system(), stack).send(day(i));
            closing.close(day(i));
        }
    }

    static CompletableFuture<Void> inBackground(String name, Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task, name).start());
    }

    private static LocalDate day(int number) { return LOAD.from().plusDays(number); }

    private static Sample sample(SystemFile through, Stack stack) { return new Sample(LOAD, through, stack.progress()); }
}
