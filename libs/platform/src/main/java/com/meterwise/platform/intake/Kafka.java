package com.meterwise.platform.intake;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Clients with the settings our guarantees rest on. Settings of the deployment (addresses, TLS, SASL) are handed in; one that would break a
 * guarantee is refused.
 */
public final class Kafka {
    /** What must not be overridden, and the only value allowed. */
    static final Map<String, String> FIXED = Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");

    private final Map<String, Object> deployment;

    /** @throws IllegalArgumentException if a setting is unsafe */
    public Kafka(Map<String, Object> deployment) {
        FIXED.forEach((name, value) -> {
            Object given = deployment.get(name);
            if (given != null && !given.toString().equals(value) && !(name.equals("acks") && given.toString().equals("-1")))
                throw new IllegalArgumentException("kafka.%s must be %s, got %s".formatted(name, value, given));
        });
        this.deployment = Map.copyOf(deployment);
    }

    /**
     * A consumer for the intake. Static membership: a replica killed and started again goes on at once, one that is gone for good gives its
     * partitions up after 10 s.
     *
     * @param instance stable name of the replica, such as segmentation-0
     */
    public Consumer<byte[], byte[]> consumer(String group, String instance, int maxPollRecords) {
        Map<String, Object> settings = new HashMap<>(deployment);
        settings.putAll(Map.of(ConsumerConfig.GROUP_ID_CONFIG, group, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000, ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1));
        settings.putAll(
                Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 600_000,
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class.getName())));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** An idempotent producer that waits for all replicas and keeps the order of a key. */
    public Producer<byte[], byte[]> producer(String client) {
        Map<String, Object> settings = new HashMap<>(deployment);
        settings.putAll(Map.of(ProducerConfig.CLIENT_ID_CONFIG, client, ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                5, ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public Admin admin() { return Admin.create(deployment); }

    /**
     * How far a group was last said to have read.
     *
     * @throws IllegalStateException if the broker does not tell within 5 s
     */
    public static Map<TopicPartition, Long> reported(Admin admin, String group) {
        Map<TopicPartition, Long> reported = new HashMap<>();
        try {
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get(5, TimeUnit.SECONDS).forEach((partition, at) -> {
                if (at != null) reported.put(partition, at.offset());
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            // nobody of that name has read yet
            if (!(e.getCause() instanceof GroupIdNotFoundException))
                throw new IllegalStateException("the broker does not tell how far " + group + " has read: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker does not tell how far " + group + " has read: " + e.getMessage(), e);
        }
        return reported;
    }

    /** Topic identities as the broker tells them. */
    public static TopicIds topicIds(Admin admin) {
        return (Set<String> topics) -> {
            try {
                return admin.describeTopics(topics).allTopicNames().get(15, TimeUnit.SECONDS).entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().topicId().toString()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (Exception e) {
                throw new IllegalStateException("the broker does not describe " + topics + ": " + e.getMessage(), e);
            }
        };
    }
}
