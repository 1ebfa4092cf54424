package com.meterwise.platform.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Records to apply in one transaction.
 *
 * @param records in the order of their partitions and offsets
 * @param next    position of each partition after the batch: not last offset plus one, since compacted topics have holes
 */
record Batch(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {

    static Batch of(ConsumerRecords<byte[], byte[]> polled) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : polled.partitions())
            records.addAll(polled.records(partition));
        polled.nextOffsets().forEach((partition, offset) -> next.put(partition, offset.offset()));
        return new Batch(records, next);
    }

    boolean isEmpty() { return next.isEmpty(); }

    int size() { return records.size(); }

    /** First half; its positions end right after its last records. */
    Batch firstHalf() {
        List<ConsumerRecord<byte[], byte[]>> half = records.subList(0, records.size() / 2);
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : half)
            ends.put(partitionOf(record), record.offset() + 1);
        return new Batch(half, ends);
    }

    /** The rest; ends where the whole batch ends. */
    Batch secondHalf() {
        return new Batch(records.subList(records.size() / 2, records.size()), next);
    }

    /**
     * Records by topic, without those before the stored offsets: they were applied by another reader or before a crash.
     *
     * @param without records that are not to be applied
     */
    Map<String, List<Received>> byTopicFrom(Map<TopicPartition, Offsets.Stored> stored, Set<ConsumerRecord<byte[], byte[]>> without) {
        Map<String, List<Received>> byTopic = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() < stored.get(partitionOf(record)).next() || without.contains(record)) continue;
            byTopic.computeIfAbsent(record.topic(), topic -> new ArrayList<>()).add(new Received(record));
        }
        return byTopic;
    }

    static TopicPartition partitionOf(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
