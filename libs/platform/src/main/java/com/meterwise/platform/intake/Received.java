package com.meterwise.platform.intake;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import com.meterwise.contracts.Json;

/** A record as it came from Kafka: bytes, read only when asked for, so that a bad one is never an exception inside the poll. */
public record Received(ConsumerRecord<byte[], byte[]> record) {

    public String topic() { return record.topic(); }

    /** The key as text, or null. */
    public String key() {
        return record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    }

    /** The key whose partition the record lies in: a meter's lies with its customer. */
    public String partitionKey() {
        String given = text("ce_partitionkey");
        return given == null ? key() : given;
    }

    /** Whether the record says that its key is to be forgotten. */
    public boolean isTombstone() { return record.value() == null; }

    /** The event's CloudEvents type, which is the simple name of its contract record; null if the sender gave none. */
    public String type() {
        return text("ce_type");
    }

    /** The event's CloudEvents id, or null. */
    public String id() { return text("ce_id"); }

    /**
     * Reads the event.
     *
     * @throws java.io.UncheckedIOException if the bytes are not such an event; the intake then sets the record aside as poison
     */
    public <T> T as(Class<T> event) {
        if (record.value() == null) throw new IllegalArgumentException("expected a " + event.getSimpleName() + ", got a tombstone");
        try {
            return Json.read(record.value(), event);
        } catch (UncheckedIOException e) {
            throw new Unreadable(record, e);
        }
    }

    /** A header as text. */
    public Optional<String> header(String name) { return Optional.ofNullable(text(name)); }

    private String text(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
