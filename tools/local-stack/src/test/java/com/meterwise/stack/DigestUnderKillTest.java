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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.embedded.Root;
import com.meterwise.stack.Market.ClockMode;
import com.meterwise.synthetic.Utility;

/** The whole system twice: once left alone, once with each of its processes killed in the middle. What it knows at the end is the same. */
class DigestUnderKillTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Utility LOAD = Utility.of(24, LocalDate.of(2026, 3, 16), 21, ZONE);
    private static final LocalDate LAST = LOAD.until().minusDays(1);
    private static final Duration SETTLED = Duration.ofSeconds(180);

    /** Killed while the readings of a day are on their way: by the day's number. */
    private static final Map<Integer, String> DURING_THE_LOAD = Map.of(3, "ingestion", 6, "Kafka", 9, "segmentation", 12, "PostgreSQL", 15,
            "forecasting", 18, "campaign");

    @TempDir
    Path folder;

    @Test
    void a_system_whose_every_process_was_killed_knows_the_same_in_the_end() {
        Map<String, JsonNode> undisturbed;
        try (Stack stack = start("undisturbed")) {
            load(stack, Map.of());
            new Closing(stack.system(), stack.progress()).close(LAST);
            undisturbed = settled(stack.system());
            assertThat(Summary.of(Figures.of(stack.system())).missing()).doesNotContain("readings", "customers", "segments", "forecasts");
        }
        try (Stack stack = start("killed")) {
            load(stack, DURING_THE_LOAD);
            CompletableFuture<Void> kills = CompletableFuture.runAsync(() -> killDuringTheWork(stack));
            new Closing(stack.system(), stack.progress()).close(LAST);
            kills.join();
            Pause.until(() -> digests(stack.system()).equals(undisturbed), SETTLED);
            assertThat(digests(stack.system())).isEqualTo(undisturbed);
        }
    }

    private Stack start(String name) {
        Path root = Root.find();
        Market market = new Market(ZONE, Currency.getInstance("EUR"), ClockMode.REPLAY, PortPlan.free(Service.of(root)).from());
        return Stack.start(root, folder.resolve(name), market, new Progress(System.out));
    }

    private static void load(Stack stack, Map<Integer, String> kills) {
        Sample sample = new Sample(LOAD, stack.system(), stack.progress());
        sample.register();
        for (int i = 0; i < LOAD.days(); i++) {
            LocalDate day = LOAD.from().plusDays(i);
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sample.send(day));
            if (kills.containsKey(i)) kill(stack, kills.get(i));
            sent.join();
        }
    }

    /** The services that work market days are all killed once more, in the middle of them. */
    private static void killDuringTheWork(Stack stack) {
        Pause.until(() -> Figures.of(stack.system()).day(Service.SEGMENTATION, "lastDoneDay").isPresent(), SETTLED);
        Figures.DAILY.forEach(service -> kill(stack, service.id()));
    }

    private static void kill(Stack stack, String name) {
        stack.parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow().process().kill();
    }

    /** Digests that are the same twice in a row. */
    private static Map<String, JsonNode> settled(SystemFile system) {
        for (Map<String, JsonNode> before = digests(system);;) {
            Pause.of(Duration.ofSeconds(2));
            Map<String, JsonNode> now = digests(system);
            if (now.equals(before)) return now;
            before = now;
        }
    }

    private static Map<String, JsonNode> digests(SystemFile system) {
        Map<String, JsonNode> digests = new TreeMap<>();
        for (Service service : Service.values())
            if (service != Service.CONSOLE) digests.put(service.id(), system.rest(service, "admin").get("/v1/digest"));
        return digests;
    }
}
