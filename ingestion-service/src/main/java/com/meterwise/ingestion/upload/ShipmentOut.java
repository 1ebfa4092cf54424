package com.meterwise.ingestion.upload;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.outbox.Outgoing;
import com.meterwise.platform.trace.Correlation;
import com.meterwise.platform.trace.Traces;

/** A request's blocks to Kafka by the shared producer, counted, not flushed: a flush would wait for everybody's. */
public final class ShipmentOut implements Shipment {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final byte[] SCHEMA = text(Outgoing.schemaOf(BlockUploaded.class));
    private static final byte[] SOURCE = text("urn:meterwise:" + Topic.INGESTION);
    private static final byte[] SPEC = text("1.0");
    private static final byte[] TYPE = text(BlockUploaded.class.getSimpleName());
    private static final byte[] JSON = text("application/json");

    private final Producer<byte[], byte[]> producer;
    private final BlockUploadedJson json = new BlockUploadedJson();
    /** Of the request whose blocks these are; null if it has no name. */
    private final byte[] correlation = Correlation.current().map(ShipmentOut::text).orElse(null);
    /** The request's place in its trace: one for all its blocks. */
    private final byte[] trace = Traces.said(Topic.UPLOAD.name(), null, null).map(ShipmentOut::text).orElse(null);
    private byte[] time;
    private long sent;
    private long kept;
    private Exception failure;

    public ShipmentOut(Producer<byte[], byte[]> producer) { this.producer = producer; }

    /** As {@link Outgoing} writes it, without what that costs: an id of chance and a map for each of a hundred thousand records a second. */
    private ProducerRecord<byte[], byte[]> record(BlockUploaded block) {
        byte[] key = block.meterId().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topic.UPLOAD.name(), null, key, json.of(block));
        if (time == null) time = text(block.acceptedAt().toString());
        Headers headers = record.headers();
        if (correlation != null) headers.add(Correlation.HEADER, correlation);
        headers.add("ce_dataschema", SCHEMA);
        headers.add("ce_id", text(block.uploadId() + "-" + sent));
        headers.add("ce_partitionkey", key);
        headers.add("ce_source", SOURCE);
        headers.add("ce_specversion", SPEC);
        headers.add("ce_time", time);
        if (trace != null) headers.add(Traces.HEADER, trace);
        headers.add("ce_type", TYPE);
        headers.add("content-type", JSON);
        return record;
    }

    private static byte[] text(String text) { return text.getBytes(StandardCharsets.UTF_8); }

    @Override
    public void send(BlockUploaded block) {
        synchronized (this) {
            if (failure != null) throw new LogAwayException(failure);
            sent++;
        }
        try {
            producer.send(record(block), this::done);
        } catch (KafkaException | IllegalStateException e) {
            throw new LogAwayException(e);
        }
    }

    private synchronized void done(RecordMetadata metadata, Exception problem) {
        if (problem == null) kept++;
        else if (failure == null) failure = problem;
        if (failure != null || kept == sent) notifyAll();
    }

    @Override
    public synchronized void awaitKept() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (failure == null && kept < sent) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) throw new LogAwayException(new TimeoutException("%d of %d acknowledged in time".formatted(kept, sent)));
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LogAwayException(e);
            }
        }
        if (failure != null) throw new LogAwayException(failure);
    }
}
