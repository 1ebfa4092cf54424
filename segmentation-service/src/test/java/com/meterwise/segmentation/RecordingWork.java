package com.meterwise.segmentation;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import com.meterwise.contracts.Json;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.outbox.Outgoing;
import com.meterwise.platform.work.Work;

/** A transaction that keeps what is sent, for tests without Kafka. */
public record RecordingWork(Connection connection, List<Object> sent) implements Work {
    public RecordingWork(Connection connection) { this(connection, new ArrayList<>()); }

    @Override
    public long epoch() { return 0; }

    @Override
    public void send(Topic topic, String key, String partitionKey, Object event) { sent.add(event); }

    @Override
    public void sendTombstone(Topic topic, String key, String partitionKey) { sent.add("tombstone " + key); }

    @Override
    public void sendAsIs(Outgoing record) { sent.add(record); }

    /** A record as the intake hands it on; {@code event} null is a tombstone. */
    public static Received received(Topic topic, String key, Record event) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic.name(), 0, 0, key.getBytes(),
                event == null ? null : Json.bytes(event));
        if (event != null) record.headers().add("ce_type", event.getClass().getSimpleName().getBytes());
        return new Received(record);
    }
}
