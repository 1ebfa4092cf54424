package com.meterwise.segmentation;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.meterwise.contracts.Json;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;

/** The topics as other services see them: publishes like ingestion, reads like campaign. */
final class Bus implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    Bus() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", StackResource.bootstrapServers());
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void publish(Topic topic, String key, Record event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.name(), key, Json.bytes(event));
        record.headers().add("ce_type", event.getClass().getSimpleName().getBytes()).add("ce_id", UUID.randomUUID().toString().getBytes());
        producer.send(record);
    }

    /** Where each partition of a topic ends, all that was published included. */
    Map<Integer, Long> ends(Topic topic) {
        producer.flush();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, topic)).entrySet().stream()
                    .collect(toMap(end -> end.getKey().partition(), Map.Entry::getValue));
        }
    }

    /** Every record of a topic, in the order of each key; tombstones left out. */
    <E> List<E> all(Topic topic, Class<E> event) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<E> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200)))
                    if (record.value() != null) all.add(Json.read(record.value(), event));
            return all;
        }
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", StackResource.bootstrapServers());
        settings.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, Topic topic) {
        return consumer.partitionsFor(topic.name()).stream().map(info -> new TopicPartition(topic.name(), info.partition())).toList();
    }

    @Override
    public void close() { producer.close(); }
}
