package com.meterwise.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import com.meterwise.contracts.Json;
import com.meterwise.contracts.MarketDayClosed;
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

    /** A day's ticks, once that of the revision has come: a close answers when it is committed, and the relay sends it a moment later. */
    static List<MarketDayClosed> ticks(LocalDate day, int revision) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            List<MarketDayClosed> ticks = on(Topic.MARKET_DAY, MarketDayClosed.class).stream().filter(tick -> tick.day().equals(day))
                    .toList();
            if (ticks.stream().anyMatch(tick -> tick.revision() >= revision)) return ticks;
            assertThat(System.nanoTime()).as("tick %d of %s in time", revision, day).isLessThan(deadline);
        }
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
