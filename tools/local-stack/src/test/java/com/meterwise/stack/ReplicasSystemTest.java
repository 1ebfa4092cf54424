package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.embedded.Root;
import com.meterwise.stack.Market.ClockMode;
import com.meterwise.synthetic.Utility;

/** What the services know does not depend on how many processes they are, nor on which of them come and go in the middle of the work. */
class ReplicasSystemTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Utility LOAD = Utility.of(16, LocalDate.of(2026, 3, 16), 17, ZONE);
    /** Days that are sent before the first is closed. */
    private static final int HISTORY = 14;
    private static final List<Service> SERVICES = List.of(Service.INGESTION, Service.SEGMENTATION, Service.FORECASTING, Service.CAMPAIGN);
    /** Days of the load before which the second processes have joined, and in the middle of which one is killed. */
    private static final int JOINED = 8;
    private static final int KILLED = 11;
    private static final Duration SETTLED = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @Test
    void two_processes_of_each_service_that_join_crash_leave_and_are_upgraded_know_what_one_knows() {
        Map<String, JsonNode> alone;
        try (Stack stack = start("alone")) {
            new Sample(LOAD, stack.system(), stack.progress()).register();
            load(stack, false);
            work(stack);
            alone = settled(stack.system());
        }
        try (Stack stack = start("several")) {
            Replicas replicas = new Replicas(stack, folder.resolve("several"));
            new Sample(LOAD, stack.system(), stack.progress()).register();
            CompletableFuture<Void> load = inBackground("load", () -> load(stack, true));
            SERVICES.forEach(replicas::join);
            load.join();
            replicas.leave(Service.FORECASTING, 1);
            CompletableFuture<Void> work = inBackground("work", () -> work(stack));
            upgrade(stack, replicas);
            work.join();
            Pause.until(() -> digests(stack.system()).equals(alone), SETTLED);
            assertThat(digests(stack.system())).isEqualTo(alone);
        }
    }

    /** A day through each of ingestion's processes by turns; one second process is killed and another asked to go in the middle of it. */
    private static void load(Stack stack, boolean several) {
        for (int i = 0; i < HISTORY; i++) {
            if (several && i == JOINED) awaitPartitions(stack.system());
            LocalDate day = LOAD.from().plusDays(i);
            String second = stack.system().services().get(Replicas.name(Service.INGESTION, 1));
            SystemFile through = second == null || i % 2 == 0 ? stack.system() : stack.system().with("ingestion", second, second);
            CompletableFuture<Void> sent = inBackground("day " + i, () -> new Sample(LOAD, through, stack.progress()).send(day));
            if (several && i == KILLED) stack.part("segmentation-1").process().kill();
            sent.join();
        }
    }

    /** Has the days so far worked, and then each as it comes. */
    private static void work(Stack stack) {
        Closing closing = new Closing(stack.system(), stack.progress());
        closing.close(LOAD.from().plusDays(HISTORY - 1L));
        for (int i = HISTORY; i < LOAD.days(); i++) {
            new Sample(LOAD, stack.system(), stack.progress()).send(LOAD.from().plusDays(i));
            closing.close(LOAD.from().plusDays(i));
        }
    }

    /** The second process of each has partitions of its own to read. */
    private static void awaitPartitions(SystemFile system) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafka()))) {
            for (Service service : SERVICES)
                assertThat(Pause.until(() -> hasPartitions(admin, service.id()), SETTLED)).as(service.id()).isTrue();
        }
    }

    private static boolean hasPartitions(Admin admin, String group) {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                    .anyMatch(member -> member.groupInstanceId().equals(Optional.of(group + "-1"))
                            && !member.assignment().topicPartitions().isEmpty());
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** One after the other, while the days are worked. */
    private static void upgrade(Stack stack, Replicas replicas) {
        Pause.until(() -> Figures.of(stack.system()).day(Service.SEGMENTATION, "lastDoneDay").isPresent(), SETTLED);
        replicas.restart(Service.SEGMENTATION, 1);
        replicas.restart(Service.SEGMENTATION, 0);
        replicas.restart(Service.CAMPAIGN, 1);
        replicas.restart(Service.CAMPAIGN, 0);
    }

    private static CompletableFuture<Void> inBackground(String name, Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task, name).start());
    }

    private Stack start(String name) {
        Path root = Root.find();
        Market market = new Market(ZONE, Currency.getInstance("EUR"), ClockMode.REPLAY, PortPlan.free(Service.of(root)).from());
        return Stack.start(root, folder.resolve(name), market, new Progress(System.out));
    }

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

    private static Map<String, JsonNode> digests(SystemFile system) {
        Map<String, JsonNode> digests = new TreeMap<>();
        SERVICES.forEach(service -> digests.put(service.id(), system.rest(service, "admin").get("/v1/digest")));
        return digests;
    }
}
