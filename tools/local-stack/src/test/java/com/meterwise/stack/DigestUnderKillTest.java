package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** The whole system twice: once left alone, once with each of its processes killed in the middle. What it knows at the end is the same. */
@Tag("slow")
class DigestUnderKillTest {
    /** Killed while the readings of a day are on their way: by the day's number. */
    private static final Map<Integer, String> DURING_THE_LOAD = Map.of(2, "ingestion", 5, "Kafka", 7, "segmentation", 10, "PostgreSQL", 12,
            "forecasting", 15, "campaign");

    @TempDir
    Path folder;

    @Test
    void a_system_whose_every_process_was_killed_knows_the_same_in_the_end() {
        Map<String, JsonNode> undisturbed = Undisturbed.digests(folder);
        try (Stack stack = Replay.start(folder.resolve("killed"))) {
            Undisturbed.register(stack);
            for (int i = 0; i < Undisturbed.HISTORY; i++) {
                String killed = DURING_THE_LOAD.get(i);
                Undisturbed.send(i, stack.system(), stack, () -> {
                    if (killed != null) stack.part(killed).process().kill();
                });
            }
            CompletableFuture<Void> kills = Undisturbed.inBackground("kills", () -> killDuringTheWork(stack));
            Undisturbed.work(stack);
            kills.join();
            Pause.until(() -> Digests.of(stack.system()).equals(undisturbed), Undisturbed.SETTLED);
            assertThat(Digests.of(stack.system())).isEqualTo(undisturbed);
        }
    }

    /** The services that work market days are all killed once more, in the middle of them. */
    private static void killDuringTheWork(Stack stack) {
        Pause.until(() -> Figures.of(stack.system()).day(Service.SEGMENTATION, "lastDoneDay").isPresent(), Undisturbed.SETTLED);
        Figures.DAILY.forEach(service -> stack.part(service.id()).process().kill());
    }
}
