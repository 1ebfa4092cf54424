package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** What the services know does not depend on how many processes they are, nor on which of them come and go in the middle of the work. */
class ReplicasSystemTest {
    private static final List<Service> SERVICES = List.of(Service.INGESTION, Service.SEGMENTATION, Service.FORECASTING, Service.CAMPAIGN);
    /** Days of the load before which the second processes have joined, and in the middle of which one is killed. */
    private static final int JOINED = 8;
    private static final int KILLED = 11;

    @TempDir
    Path folder;

    @Test
    void two_processes_of_each_service_that_join_crash_leave_and_are_upgraded_know_what_one_knows() {
        Map<String, JsonNode> alone = Undisturbed.digests(folder);
        try (Stack stack = Replay.start(folder.resolve("several"))) {
            Replicas replicas = new Replicas(stack, folder.resolve("several"));
            Undisturbed.register(stack);
            CompletableFuture<Void> load = Undisturbed.inBackground("load", () -> load(stack));
            SERVICES.forEach(replicas::join);
            load.join();
            replicas.leave(Service.FORECASTING, 1);
            CompletableFuture<Void> work = Undisturbed.inBackground("work", () -> Undisturbed.work(stack));
            upgrade(stack, replicas);
            work.join();
            Pause.until(() -> Digests.of(stack.system()).equals(alone), Undisturbed.SETTLED);
            assertThat(Digests.of(stack.system())).isEqualTo(alone);
        }
    }

    /** A day through each of ingestion's processes by turns; one second process is killed and another asked to go in the middle of it. */
    private static void load(Stack stack) {
        for (int i = 0; i < Undisturbed.HISTORY; i++) {
            if (i == JOINED) awaitPartitions(stack.system());
            String second = stack.system().services().get(Replicas.name(Service.INGESTION, 1));
            SystemFile through = second == null || i % 2 == 0 ? stack.system() : stack.system().with("ingestion", second, second);
            boolean killing = i == KILLED;
            Undisturbed.send(i, through, stack, () -> {
                if (killing) stack.part("segmentation-1").process().kill();
            });
        }
    }

    /** The second process of each has partitions of its own to read. */
    private static void awaitPartitions(SystemFile system) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafka()))) {
            for (Service service : SERVICES)
                assertThat(Pause.until(() -> hasPartitions(admin, service.id()), Undisturbed.SETTLED)).as(service.id()).isTrue();
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
        Pause.until(() -> Figures.of(stack.system()).day(Service.SEGMENTATION, "lastDoneDay").isPresent(), Undisturbed.SETTLED);
        replicas.restart(Service.SEGMENTATION, 1);
        replicas.restart(Service.SEGMENTATION, 0);
        replicas.restart(Service.CAMPAIGN, 1);
        replicas.restart(Service.CAMPAIGN, 0);
    }
}
