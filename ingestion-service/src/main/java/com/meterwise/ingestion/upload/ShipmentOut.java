package com.meterwise.ingestion.upload;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.outbox.Outgoing;

/** A request's blocks to Kafka by the shared producer, counted, not flushed: a flush would wait for everybody's. */
public final class ShipmentOut implements Shipment {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Producer<byte[], byte[]> producer;
    private long sent;
    private long kept;
    private Exception failure;

    public ShipmentOut(Producer<byte[], byte[]> producer) { this.producer = producer; }

    @Override
    public void send(BlockUploaded block) {
        synchronized (this) {
            if (failure != null) throw new LogAwayException(failure);
            sent++;
        }
        try {
            producer.send(Outgoing.event(Topic.INGESTION, Topic.UPLOAD, block.meterId(), block, block.acceptedAt())
                    .toProducerRecord(topic -> producer.partitionsFor(topic).size()),
                    this::done);
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
