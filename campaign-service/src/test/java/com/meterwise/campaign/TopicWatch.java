package com.meterwise.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.meterwise.contracts.Json;
import com.meterwise.contracts.Topic;

/** Sends events as other services would, and collects what appears on some topics. Not thread-safe. */
final class TopicWatch implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, List<byte[]>> seen = new HashMap<>();

    TopicWatch(String bootstrapServers, List<Topic> watched) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers));
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        settings.put("enable.auto.commit", "false");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(watched.stream().flatMap(topic -> partitions(topic).stream()).toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    private static List<TopicPartition> partitions(Topic topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int p = 0; p < Topic.LOCAL_PARTITIONS; p++)
            partitions.add(new TopicPartition(topic.name(), p));
        return partitions;
    }

    void send(Topic topic, String key, Object event) { send(topic, key, event, UUID.randomUUID().toString()); }

    void send(Topic topic, String key, Object event, String id) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.name(), key, Json.bytes(event));
        record.headers().add("ce_id", id.getBytes()).add("ce_type", event.getClass().getSimpleName().getBytes());
        acknowledged(record);
    }

    void sendRaw(Topic topic, String key, byte[] value) { acknowledged(new ProducerRecord<>(topic.name(), key, value)); }

    private void acknowledged(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Map<Integer, Long>> endOffsets(List<Topic> topics) {
        Map<String, Map<Integer, Long>> ends = new TreeMap<>();
        consumer.endOffsets(topics.stream().flatMap(topic -> partitions(topic).stream()).toList())
                .forEach((partition, end) -> ends.computeIfAbsent(partition.topic(), topic -> new TreeMap<>()).put(partition.partition(),
                        end));
        return ends;
    }

    <T> List<T> all(Topic topic, Class<T> type) { return values(topic).stream().map(value -> Json.read(value, type)).toList(); }

    List<byte[]> values(Topic topic) {
        consumer.poll(Duration.ofMillis(20))
                .forEach(record -> seen.computeIfAbsent(record.topic(), name -> new ArrayList<>()).add(record.value()));
        return List.copyOf(seen.getOrDefault(topic.name(), List.of()));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
        consumer.close();
    }
}
