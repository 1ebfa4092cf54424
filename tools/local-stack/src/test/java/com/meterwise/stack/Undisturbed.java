package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.embedded.Root;
import com.meterwise.stack.Market.ClockMode;
import com.meterwise.synthetic.Utility;

/** What a system left alone knows after some weeks of readings: found out once, for all tests that hold a disturbed one against it. */
final class Undisturbed {
    static final Duration SETTLED = Duration.ofSeconds(180);
    /** Days that are sent before the first is closed. */
    static final int HISTORY = 17;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Utility LOAD = Utility.of(24, LocalDate.of(2026, 3, 16), HISTORY + 3, ZONE);
    private static Map<String, JsonNode> known;

    private Undisturbed() {}

    /** Digests by service. @param folder of the first who asks */
    static synchronized Map<String, JsonNode> digests(Path folder) {
        if (known != null) return known;
        try (Stack stack = start(folder.resolve("undisturbed"))) {
            register(stack);
            for (int i = 0; i < HISTORY; i++)
                sample(stack.system(), stack).send(day(i));
            work(stack);
            Map<String, JsonNode> settled = settled(stack.system());
            assertThat(Summary.of(Figures.of(stack.system())).missing()).doesNotContain("readings", "customers", "segments", "forecasts");
            known = settled;
        }
        return known;
    }

    static Stack start(Path folder) {
        Path root = Root.find();
        Market market = new Market(ZONE, Currency.getInstance("EUR"), ClockMode.REPLAY, PortPlan.free(Service.of(root)).from());
        return Stack.start(root, folder, market, new Progress(System.out));
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

    static Map<String, JsonNode> digests(SystemFile system) {
        Map<String, JsonNode> digests = new TreeMap<>();
        for (Service service : Service.values())
            if (service != Service.CONSOLE) digests.put(service.id(), system.rest(service, "admin").get("/v1/digest"));
        return digests;
    }

    private static LocalDate day(int number) { return LOAD.from().plusDays(number); }

    private static Sample sample(SystemFile through, Stack stack) { return new Sample(LOAD, through, stack.progress()); }

    /** Digests that are the same twice in a row. */
    private static Map<String, JsonNode> settled(SystemFile system) {
        Map<String, JsonNode> before = digests(system);
        for (int i = 0; i < SETTLED.toSeconds(); i++) {
            Pause.of(Duration.ofSeconds(1));
            Map<String, JsonNode> now = digests(system);
            if (now.equals(before)) return now;
            before = now;
        }
        throw new AssertionError("what the services know goes on changing");
    }
}
