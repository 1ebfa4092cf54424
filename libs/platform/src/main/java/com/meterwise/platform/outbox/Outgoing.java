package com.meterwise.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntFunction;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

import com.meterwise.contracts.Json;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.trace.Correlation;
import com.meterwise.platform.trace.Traces;

/**
 * A record on its way out, fully encoded.
 *
 * @param headers Kafka headers in a fixed order
 * @param value   null for a tombstone
 */
public record Outgoing(String topic, byte[] key, Map<String, byte[]> headers, byte[] value) {
    /** Ten headers in a tree. */
    private static final int HEADERS_SIZE = 1_000;

    /** JSON Schema of an event type, as in its CloudEvents {@code dataschema}. */
    public static String schemaOf(Class<?> event) {
        return "urn:meterwise:schema:" + event.getSimpleName() + ":1";
    }

    /** An event that lies in the partition of its own key. */
    public static Outgoing event(String service, Topic topic, String key, Object event, Instant time) {
        return event(service, topic, key, key, event, time);
    }

    /** CloudEvents 1.0, Kafka protocol binding, binary mode. The id stays the same however often the record is sent. */
    public static Outgoing event(String service, Topic topic, String key, String partitionKey, Object event, Instant time) {
        if (!topic.events().contains(event.getClass()))
            throw new IllegalArgumentException("%s does not carry %s".formatted(topic.name(), event.getClass().getSimpleName()));
        Map<String, byte[]> headers = head(service, topic, key, partitionKey, event.getClass().getSimpleName(), time);
        headers.put("ce_dataschema", text(schemaOf(event.getClass())));
        headers.put("content-type", text("application/json"));
        return new Outgoing(topic.name(), text(key), headers, Json.bytes(event));
    }

    public static Outgoing tombstone(String service, Topic topic, String key, String partitionKey, Instant time) {
        return new Outgoing(topic.name(), text(key), head(service, topic, key, partitionKey, "Tombstone", time), null);
    }

    /** About so many bytes of memory. */
    public int size() {
        int size = HEADERS_SIZE + key.length;
        return value == null ? size : size + value.length;
    }

    /** Whether the record lies under one of the keys, by its own key or by that of its partition. */
    boolean isUnder(Set<String> keys) {
        return isOneOf(key, keys) || isOneOf(headers.get("ce_partitionkey"), keys);
    }

    private static boolean isOneOf(byte[] bytes, Set<String> keys) {
        return bytes != null && keys.contains(new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * @param partitions how many partitions a topic has; asked only when the record does not lie in the partition of its own key
     */
    public ProducerRecord<byte[], byte[]> toProducerRecord(ToIntFunction<String> partitions) {
        byte[] partitionKey = headers.get("ce_partitionkey");
        Integer partition = partitionKey == null || Arrays.equals(partitionKey, key)
                ? null
                : Utils.toPositive(Utils.murmur2(partitionKey)) % partitions.applyAsInt(topic);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, value);
        headers.forEach((name, bytes) -> record.headers().add(name, bytes));
        return record;
    }

    private static Map<String, byte[]> head(String service, Topic topic, String key, String partitionKey, String type, Instant time) {
        Map<String, byte[]> headers = new TreeMap<>();
        headers.put("ce_specversion", text("1.0"));
        headers.put("ce_id", text(UUID.randomUUID().toString()));
        headers.put("ce_source", text("urn:meterwise:" + service));
        headers.put("ce_type", text(type));
        headers.put("ce_time", text(time.toString()));
        headers.put("ce_partitionkey", text(partitionKey));
        Correlation.of(key, partitionKey).ifPresent(name -> headers.put(Correlation.HEADER, text(name)));
        Traces.said(topic.name(), key, partitionKey).ifPresent(place -> headers.put(Traces.HEADER, text(place)));
        return headers;
    }

    private static byte[] text(String text) { return text.getBytes(StandardCharsets.UTF_8); }
}
