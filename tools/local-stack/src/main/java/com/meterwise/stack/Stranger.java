package com.meterwise.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member of a service's consumer group that takes partitions, works nothing, commits nothing and leaves: each time the group shares out anew. */
final class Stranger {
    private static final Duration STAY = Duration.ofMillis(700);
    private static final int ANSWER_SECONDS = 5;

    private final String kafka;
    private final String group;

    Stranger(String kafka, String group) {
        this.kafka = kafka;
        this.group = group;
    }

    void comeAndGo(Duration lasts) {
        long end = System.nanoTime() + lasts.toNanos();
        Set<String> topics = topics();
        while (System.nanoTime() < end && !topics.isEmpty())
            stay(topics);
    }

    private void stay(Set<String> topics) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ConsumerConfig.GROUP_ID_CONFIG, group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest",
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class.getName()));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(topics);
            for (long end = System.nanoTime() + STAY.toNanos(); System.nanoTime() < end;)
                consumer.poll(Duration.ofMillis(100));
        } catch (KafkaException e) {
            // the broker is away, too: there is nothing to join
        }
    }

    /** What the group's members read; empty if nobody is there to be disturbed. */
    private Set<String> topics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka, "default.api.timeout.ms", 1_000 * ANSWER_SECONDS,
                "request.timeout.ms", 1_000 * ANSWER_SECONDS))) {
            return admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get(ANSWER_SECONDS, TimeUnit.SECONDS).members()
                    .stream().flatMap(member -> member.assignment().topicPartitions().stream()).map(one -> one.topic())
                    .collect(Collectors.toSet());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            return Set.of();
        }
    }
}
