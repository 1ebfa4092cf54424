package com.meterwise.platform.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

import com.meterwise.platform.deadletter.DeadLetters;
import com.meterwise.platform.trace.Correlation;
import com.meterwise.platform.trace.Traces;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/**
 * Kafka to state, exactly once in effect: poll, one transaction of state, outbox and offsets, repeat; all in one thread, so that no batch is
 * in flight when a partition is revoked. A record that its handler cannot read is set aside, and the rest of its batch is applied at once; a
 * batch that fails for another cause is halved down to the poison record. An outage of the database
 * or of the broker is waited out for ever.
 */
public final class Intake implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long LONGEST_PAUSE = 5000;
    /** Each costs a try of the whole batch: one with more of them is halved. */
    private static final int MOST_TOLD = 8;

    private final Map<String, Handler> handlers = new HashMap<>();
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Transactions transactions;
    private final DataSource database;
    private final DeadLetters deadLetters;
    private final IntakeState state;
    private final Runnable afterBatch;
    private final Thread thread = new Thread(this, "intake");
    private final Positions positions;
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
        this.state = state;
        this.afterBatch = afterBatch;
        this.positions = new Positions(transactions, topicIds, state);
    }

    public void start() { thread.start(); }

    @Override
    public void run() {
        long pause = 200;
        while (!stopping) {
            try (Consumer<byte[], byte[]> opened = consumers.get()) {
                consumer = opened;
                opened.subscribe(handlers.keySet(), positions.of(opened));
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
        state.behind(unread() + batch.size());
        if (batch.isEmpty()) return;
        try {
            apply(batch);
            state.behind(unread());
            state.waitsFor(null);
            afterBatch.run();
        } catch (OutageException e) {
            waitOut(e);
        } catch (Positions.Gap e) {
            LOG.warnf("%s; reading on from the stored offsets", e.getMessage());
            if (e.isEarlier()) transactions.run(work -> RestoreCheck.raise(work.connection(), e.getMessage()));
            positions.seekToStored(consumer.assignment());
        }
        positions.report();
    }

    /** As the last fetches told: no question to the broker. */
    private long unread() {
        long unread = 0;
        for (TopicPartition partition : consumer.assignment())
            unread += consumer.currentLag(partition).orElse(0);
        return unread;
    }

    private void apply(Batch batch) {
        Map<ConsumerRecord<byte[], byte[]>, Throwable> unreadable = new HashMap<>();
        while (true) {
            try {
                commit(batch, unreadable);
                return;
            } catch (Positions.Gap e) {
                throw e;
            } catch (RuntimeException | Error e) {
                // the handler has told which record it cannot read: no need to search for it
                Optional<Unreadable> told = Unreadable.causeOf(e);
                if (told.isPresent() && unreadable.size() < MOST_TOLD && unreadable.put(told.get().record(), e) == null) continue;
                failUnlessWell(e);
                if (batch.size() > 1) LOG.warnf("a batch of %d records fails, halving it: %s", batch.size(), e.getClass().getSimpleName());
                break;
            }
        }
        if (batch.size() > 1) {
            apply(batch.firstHalf());
            apply(batch.secondHalf());
        } else {
            setAside(batch);
        }
    }

    /** @param aside records that are not applied but set aside with their causes, in the same transaction */
    private void commit(Batch batch, Map<ConsumerRecord<byte[], byte[]>, Throwable> aside) {
        transactions.run(work -> {
            Map<TopicPartition, Offsets.Stored> stored = Offsets.lock(work.connection(), batch.next().keySet());
            positions.check(batch, stored);
            for (Map.Entry<String, List<Received>> topic : batch.byTopicFrom(stored, aside.keySet()).entrySet())
                handle(topic.getKey(), topic.getValue(), work);
            for (ConsumerRecord<byte[], byte[]> poison : batch.records())
                if (aside.containsKey(poison) && poison.offset() >= stored.get(Batch.partitionOf(poison)).next())
                    deadLetters.add(poison, aside.get(poison), work);
            Offsets.advance(work.connection(), furthest(batch, stored));
        });
        positions.moved(batch);
        state.applied(batch.size() - aside.size());
        aside.forEach((poison, cause) -> {
            state.deadLettered();
            // the cause may quote the customer's record: it stands in the dead letter, the log has only its kind
            LOG.errorf("record %d of %s-%d set aside: %s", poison.offset(), poison.topic(), poison.partition(),
                    cause.getClass().getSimpleName());
        });
    }

    private void handle(String topic, List<Received> records, Work work) throws Exception {
        Correlation.begin(records);
        Traces.begin(records);
        boolean failed = true;
        try {
            handlers.get(topic).handle(records, work);
            Traces.keep(work.connection());
            failed = false;
        } finally {
            Traces.end(failed);
            Correlation.end();
        }
    }

    /** A record that fails alone, twice, with the database well, is poison. */
    private void setAside(Batch batch) {
        try {
            commit(batch, Map.of());
            return;
        } catch (Positions.Gap e) {
            throw e;
        } catch (RuntimeException | Error e) {
            failUnlessWell(e);
            setAside(batch, e);
        }
    }

    private void setAside(Batch batch, Throwable cause) {
        try {
            commit(batch, Map.of(batch.records().get(0), cause));
        } catch (Positions.Gap e) {
            throw e;
        } catch (RuntimeException e) {
            throw new OutageException(e);
        }
    }

    private void failUnlessWell(Throwable failure) {
        if (Outage.isCauseOf(failure) || !Outage.isOver(database)) throw new OutageException(failure);
    }

    private static Map<TopicPartition, Long> furthest(Batch batch, Map<TopicPartition, Offsets.Stored> stored) {
        Map<TopicPartition, Long> next = new HashMap<>();
        batch.next().forEach((partition, end) -> next.put(partition, Math.max(end, stored.get(partition).next())));
        return next;
    }

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
        positions.seekToStored(consumer.assignment());
        positions.resume();
        state.waitsFor(null);
        LOG.info("the database is back, reading goes on");
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
}
