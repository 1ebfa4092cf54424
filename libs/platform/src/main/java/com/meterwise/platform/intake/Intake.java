package com.meterwise.platform.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

import com.meterwise.platform.deadletter.DeadLetters;
import com.meterwise.platform.work.Transactions;

/**
 * Kafka to state, exactly once in effect: poll, one transaction of state, outbox and offsets, repeat; all in one thread, so that no batch is
 * in flight when a partition is revoked. A failing batch is halved down to the poison record, which is set aside. An outage of the database
 * or of the broker is waited out for ever.
 */
public final class Intake implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long LONGEST_PAUSE = 5000;

    private final Map<String, Handler> handlers = new HashMap<>();
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Transactions transactions;
    private final DataSource database;
    private final DeadLetters deadLetters;
    private final TopicIds topicIds;
    private final IntakeState state;
    private final Runnable afterBatch;
    private final Thread thread = new Thread(this, "intake");
    /** Where each assigned partition stands by our own count; the stored offset must equal it. */
    private final Map<TopicPartition, Long> expected = new HashMap<>();
    private final Set<TopicPartition> stopped = new HashSet<>();
    private volatile Consumer<byte[], byte[]> consumer;
    private volatile boolean stopping;

    /** @param afterBatch called after each committed batch */
    public Intake(List<Subscription> subscriptions, Supplier<Consumer<byte[], byte[]>> consumers, Transactions transactions,
            DataSource database, DeadLetters deadLetters, TopicIds topicIds, IntakeState state, Runnable afterBatch) {
        for (Subscription subscription : subscriptions)
            handlers.put(subscription.topic().name(), subscription.handler());
        this.consumers = consumers;
        this.transactions = transactions;
        this.database = database;
        this.deadLetters = deadLetters;
        this.topicIds = topicIds;
        this.state = state;
        this.afterBatch = afterBatch;
    }

    public void start() { thread.start(); }

    @Override
    public void run() {
        long pause = 200;
        while (!stopping) {
            try (Consumer<byte[], byte[]> opened = consumers.get()) {
                consumer = opened;
                expected.clear();
                stopped.clear();
                opened.subscribe(handlers.keySet(), new Assignments());
                while (!stopping) {
                    turn();
                    pause = 200;
                }
            } catch (WakeupException e) {
                LOG.debug("intake woken to stop");
            } catch (Throwable e) {
                // the thread never dies silently: whatever it was, a new consumer starts from the stored offsets
                LOG.errorf(e, "intake starts again in %d ms", pause);
                state.waitsFor(String.valueOf(e));
                sleep(pause);
                pause = Math.min(LONGEST_PAUSE, pause * 2);
            } finally {
                consumer = null;
            }
        }
    }

    private void turn() throws InterruptedException {
        Batch batch = Batch.of(consumer.poll(POLL));
        state.turned();
        if (batch.isEmpty()) return;
        try {
            apply(batch);
            state.waitsFor(null);
            afterBatch.run();
        } catch (OutageException e) {
            waitOut(e);
        } catch (GapException e) {
            LOG.warnf("%s; reading on from the stored offsets", e.getMessage());
            seekToStored(consumer.assignment());
        }
        reportProgress();
    }

    private void apply(Batch batch) {
        try {
            commit(batch);
            return;
        } catch (GapException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (Outage.isCauseOf(e) || !Outage.isOver(database)) throw new OutageException(e);
            if (batch.size() > 1) LOG.warnf("a batch of %d records fails, halving it: %s", batch.size(), e.getClass().getSimpleName());
        }
        if (batch.size() > 1) {
            apply(batch.firstHalf());
            apply(batch.secondHalf());
        } else {
            setAside(batch);
        }
    }

    private void commit(Batch batch) {
        transactions.run(work -> {
            Map<TopicPartition, Offsets.Stored> stored = Offsets.lock(work.connection(), batch.next().keySet());
            checkContinuity(batch, stored);
            for (Map.Entry<String, List<Received>> topic : batch.byTopicFrom(stored).entrySet())
                handlers.get(topic.getKey()).handle(topic.getValue(), work);
            Offsets.advance(work.connection(), furthest(batch, stored));
        });
        moved(batch);
        state.applied(batch.size());
    }

    /** A record that fails alone, twice, with the database well, is poison. */
    private void setAside(Batch batch) {
        try {
            commit(batch);
            return;
        } catch (GapException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (Outage.isCauseOf(e) || !Outage.isOver(database)) throw new OutageException(e);
            setAside(batch, e);
        }
    }

    private void setAside(Batch batch, Throwable cause) {
        var poison = batch.records().get(0);
        try {
            transactions.run(work -> {
                Map<TopicPartition, Offsets.Stored> stored = Offsets.lock(work.connection(), batch.next().keySet());
                checkContinuity(batch, stored);
                if (poison.offset() >= stored.get(Batch.partitionOf(poison)).next()) deadLetters.add(poison, cause, work);
                Offsets.advance(work.connection(), furthest(batch, stored));
            });
        } catch (GapException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new OutageException(e);
        }
        moved(batch);
        state.deadLettered();
        // the cause may quote the customer's record: it stands in the dead letter, the log has only its kind
        LOG.errorf("record %d of %s-%d set aside: %s", poison.offset(), poison.topic(), poison.partition(),
                cause.getClass().getSimpleName());
    }

    private void checkContinuity(Batch batch, Map<TopicPartition, Offsets.Stored> stored) {
        for (TopicPartition partition : batch.next().keySet()) {
            Offsets.Stored at = stored.get(partition);
            long ours = expected.getOrDefault(partition, -1L);
            if (at == null || at.next() < ours)
                throw new GapException("%s: we stand at %d, stored is %s".formatted(partition, ours, at == null ? "nothing" : at.next()));
        }
    }

    private static Map<TopicPartition, Long> furthest(Batch batch, Map<TopicPartition, Offsets.Stored> stored) {
        Map<TopicPartition, Long> next = new HashMap<>();
        batch.next().forEach((partition, end) -> next.put(partition, Math.max(end, stored.get(partition).next())));
        return next;
    }

    private void moved(Batch batch) { expected.putAll(batch.next()); }

    private void waitOut(OutageException outage) throws InterruptedException {
        LOG.warnf("the database is away, reading waits: %s", outage.getCause());
        state.waitsFor("database: " + outage.getCause());
        long pause = 100;
        do {
            consumer.pause(consumer.assignment());
            consumer.poll(Duration.ofMillis(pause));
            state.turned();
            pause = Math.min(LONGEST_PAUSE / 5, pause * 2);
        } while (!stopping && !Outage.isOver(database));
        if (stopping) return;
        seekToStored(consumer.assignment());
        resume();
        state.waitsFor(null);
        LOG.info("the database is back, reading goes on");
    }

    private void resume() {
        Set<TopicPartition> running = new HashSet<>(consumer.assignment());
        running.removeAll(stopped);
        consumer.resume(running);
        consumer.pause(stopped.stream().filter(consumer.assignment()::contains).toList());
    }

    /** For lag tools only: the truth is in the database. */
    private void reportProgress() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment())
            if (expected.containsKey(partition)) positions.put(partition, new OffsetAndMetadata(expected.get(partition)));
        if (!positions.isEmpty()) consumer.commitAsync(positions, null);
    }

    private void seekToStored(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) return;
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        Map<String, String> ids = topicIds.of(partitions.stream().map(TopicPartition::topic).collect(java.util.stream.Collectors.toSet()));
        Map<TopicPartition, Offsets.Stored> stored = transactions.call(work -> {
            for (TopicPartition partition : partitions)
                Offsets.begin(work.connection(), partition, first.get(partition), ids.get(partition.topic()));
            return Offsets.read(work.connection(), partitions);
        });
        for (TopicPartition partition : partitions) {
            Offsets.Stored at = stored.get(partition);
            if (!at.topicId().equals(ids.get(partition.topic())) || at.next() > end.get(partition))
                refuse(partition, at, end.get(partition));
            else if (at.next() < first.get(partition)) stop(partition, at, first.get(partition));
            else {
                consumer.seek(partition, at.next());
                expected.put(partition, at.next());
                state.clearAlarm("records-lost:" + partition.topic());
            }
        }
    }

    private void refuse(TopicPartition partition, Offsets.Stored at, long end) {
        String text = "stored offset %d of %s lies beyond the log's end %d or belongs to another topic of that name: if the topic was made anew, run POST /v1/intake/%s/reset as admin"
                .formatted(at.next(), partition, end, partition.topic());
        state.alarm("wrong-log:" + partition.topic(), text);
        throw new IllegalStateException(text);
    }

    /** Records were deleted before we read them. Going on would hide the loss, so this partition stands still until an operator decides. */
    private void stop(TopicPartition partition, Offsets.Stored at, long first) {
        String text = "%s: records %d to %d were deleted before they were read; rebuild from ingestion, then run POST /v1/intake/%s/reset as admin"
                .formatted(partition, at.next(), first - 1, partition.topic());
        LOG.error(text);
        state.alarm("records-lost:" + partition.topic(), text);
        stopped.add(partition);
        consumer.seek(partition, first);
        consumer.pause(List.of(partition));
    }

    private final class Assignments implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) { seekToStored(partitions); }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(expected::remove);
            stopped.removeAll(partitions);
        }
    }

    private void sleep(long millis) {
        try {
            synchronized (this) {
                if (!stopping) wait(millis);
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Lets the batch in flight commit, then stops; waits up to 10 s. */
    @Override
    public void close() {
        stopping = true;
        Consumer<byte[], byte[]> open = consumer;
        if (open != null) open.wakeup();
        synchronized (this) {
            notifyAll();
        }
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class OutageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutageException(Throwable cause) { super(cause); }
    }

    private static final class GapException extends RuntimeException {
        private static final long serialVersionUID = 1;

        GapException(String message) { super(message); }
    }
}
