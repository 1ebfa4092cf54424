package com.meterwise.evidence;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.contracts.Topic;

/** What the topics show from now on, with the time it was seen. */
final class LiveTopics implements AutoCloseable {
    private static final List<Topic> READ = List.of(Topic.READINGS, Topic.SEGMENT_CHANGED, Topic.DECISION, Topic.OFFER);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final ZoneId zone;
    private final Set<String> readings = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> changes = new ConcurrentHashMap<>();
    private final Map<String, Long> decisions = new ConcurrentHashMap<>();
    private final Map<String, Long> offers = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::read, "topics");
    private volatile boolean stopping;

    LiveTopics(String bootstrapServers, ZoneId zone) {
        this.zone = zone;
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("enable.auto.commit", "false");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = READ.stream().flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** Customer to when its first change was seen. */
    Map<String, Long> changes() { return changes; }

    /** Customer to when a first decision was seen. */
    Map<String, Long> decisions() { return decisions; }

    Map<String, Long> offers() { return offers; }

    /** Readings seen so far count no longer. */
    void forgetReadings() { readings.clear(); }

    /** Waits until a reading of each of the customers and days has been seen. */
    void awaitReadings(List<String> customers, LocalDate from, LocalDate to) {
        Set<String> wanted = new HashSet<>();
        for (String customer : customers)
            from.datesUntil(to.plusDays(1)).forEach(day -> wanted.add(customer + " " + day));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!readings.containsAll(wanted)) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("readings do not come through");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void read() {
        while (!stopping)
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(20)))
                if (record.value() != null) see(record.topic(), record.key(), Json.read(record.value(), JsonNode.class));
        consumer.close();
    }

    private void see(String topic, String key, JsonNode event) {
        if (topic.equals(Topic.SEGMENT_CHANGED.name())) changes.putIfAbsent(key, System.nanoTime());
        else if (topic.equals(Topic.DECISION.name())) decisions.putIfAbsent(key, System.nanoTime());
        else if (topic.equals(Topic.OFFER.name())) offers.putIfAbsent(key, System.nanoTime());
        else
            readings.add(key + " " + ZonedDateTime.parse(event.get("start").asText()).withZoneSameInstant(zone).toLocalDate());
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
