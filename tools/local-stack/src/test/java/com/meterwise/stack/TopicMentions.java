package com.meterwise.stack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import com.meterwise.contracts.Topic;

/** Which topics still carry a record that tells something of somebody; a tombstone and the word that he is erased tell nothing. */
final class TopicMentions {
    private static final String CLEANER_PAUSE = "log.cleaner.backoff.ms";

    private final Map<String, Object> broker;

    TopicMentions(SystemFile system) { broker = Map.of("bootstrap.servers", system.kafka()); }

    static List<Topic> compacted() { return Topic.ALL.stream().filter(topic -> topic.kept().compacted()).toList(); }

    /** Has the broker compact at once what it would compact within a day. */
    void compactSoon() throws ExecutionException, InterruptedException {
        Map<String, String> soon = Map.of("segment.ms", "500", "max.compaction.lag.ms", "500", "min.cleanable.dirty.ratio", "0.0001");
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (Topic topic : compacted())
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), set(soon));
        changes.put(new ConfigResource(ConfigResource.Type.BROKER, ""), set(Map.of(CLEANER_PAUSE, "200")));
        try (Admin admin = Admin.create(broker)) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static List<AlterConfigOp> set(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(one -> new AlterConfigOp(new ConfigEntry(one.getKey(), one.getValue()), AlterConfigOp.OpType.SET)).toList();
    }

    /** A tombstone of nobody in each partition of the compacted topics: a segment is closed, and then compacted, when a record comes after it. */
    void goOn() {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : compacted())
                for (int partition = 0; partition < Topic.LOCAL_PARTITIONS; partition++)
                    producer.send(new ProducerRecord<>(topic.name(), partition, bytes("nobody"), null));
        }
    }

    /** A record no service can read, which quotes somebody. */
    void poison(Topic topic, String key, String text) throws ExecutionException, InterruptedException {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name(), bytes(key), bytes("{\"broken\": \"" + text));
            record.headers().add("ce_partitionkey", bytes(key));
            producer.send(record).get();
        }
    }

    /** Names of topics with a record that mentions one of the texts. */
    Set<String> of(Collection<Topic> topics, Collection<String> texts) {
        Set<String> found = new TreeSet<>();
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (Topic topic : topics)
                consumer.partitionsFor(topic.name()).forEach(one -> partitions.add(new TopicPartition(one.topic(), one.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200)))
                    if (tells(record, texts)) found.add(record.topic());
        }
        return found;
    }

    private static boolean tells(ConsumerRecord<byte[], byte[]> record, Collection<String> texts) {
        if (record.value() == null) return false;
        StringBuilder all = new StringBuilder(text(record.key())).append('\n').append(text(record.value()));
        record.headers().forEach(header -> all.append('\n').append(text(header.value())));
        return all.indexOf("CustomerErased") < 0 && texts.stream().anyMatch(text -> all.indexOf(text) >= 0);
    }

    private static String text(byte[] bytes) { return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8); }

    private static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }
}
