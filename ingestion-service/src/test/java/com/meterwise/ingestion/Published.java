package com.meterwise.ingestion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import com.meterwise.contracts.Json;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;

/** What stands on a topic now, from its beginning. */
final class Published {
    private Published() {}

    static <T> List<T> on(Topic topic, Class<T> event) {
        List<T> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records(topic))
            if (record.value() != null && event.getSimpleName().equals(new String(record.headers().lastHeader("ce_type").value())))
                events.add(Json.read(record.value(), event));
        return events;
    }

    static List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", StackResource.bootstrapServers(), "enable.auto.commit", false), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition)))
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return records;
        }
    }
}
