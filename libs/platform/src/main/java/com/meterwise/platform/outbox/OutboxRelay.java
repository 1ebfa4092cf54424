package com.meterwise.platform.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

import com.meterwise.platform.work.Lease;
import com.meterwise.platform.work.Transactions;

/**
 * Sends the outbox, oldest first, one relay per shard by lease: send, wait for every acknowledgement, delete. After a crash a record can be
 * sent twice with the same {@code ce_id}, never lost and never overtaken by a later one of its key. An outage is waited out for ever.
 */
public final class OutboxRelay implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration SWEEP = Duration.ofMillis(200);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int BYTES_AT_ONCE = 8 << 20;

    private final String owner;
    private final Transactions transactions;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Runnable afterSend;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this, "outbox-relay");
    private volatile boolean stopping;
    private Producer<byte[], byte[]> producer;

    /**
     * @param owner     name of this process, unique among all that share the database
     * @param afterSend called after rows were acknowledged and deleted
     */
    public OutboxRelay(String owner, Transactions transactions, Supplier<Producer<byte[], byte[]>> producers, Runnable afterSend) {
        this.owner = owner;
        this.transactions = transactions;
        this.producers = producers;
        this.afterSend = afterSend;
    }

    public void start() { thread.start(); }

    /** Something was committed: look now, not at the next sweep. */
    public void wake() { wake.release(); }

    @Override
    public void run() {
        long pause = 0;
        while (!stopping) {
            try {
                if (!sweep()) await(SWEEP.toMillis());
                pause = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception e) {
                pause = Math.min(5000, Math.max(SWEEP.toMillis(), pause * 2));
                LOG.warnf("outbox relay waits %d ms: %s", pause, e);
                discardProducer();
                awaitQuietly(pause);
            }
        }
        releaseLeases();
        if (producer != null) producer.close(Duration.ofSeconds(5));
    }

    /** One look at every shard; true if anything was sent. */
    boolean sweep() throws Exception {
        boolean sent = false;
        for (int shard = 0; shard < Outbox.SHARDS && !stopping; shard++)
            sent |= relay(shard);
        return sent;
    }

    private boolean relay(int shard) throws Exception {
        Lease lease = lease(shard);
        List<Outbox.Row> rows = transactions.call(work -> lease.take(work.connection())
                ? Outbox.oldest(work.connection(), shard, BYTES_AT_ONCE)
                : List.<Outbox.Row>of());
        if (rows.isEmpty()) return false;
        List<Long> acknowledged = new ArrayList<>(rows.size());
        try {
            send(rows, acknowledged);
        } finally {
            // what is acknowledged goes, also when a later row failed: the relay resumes at the first row that is not
            if (!acknowledged.isEmpty()) transactions.run(work -> Outbox.delete(work.connection(), acknowledged));
        }
        afterSend.run();
        return true;
    }

    private void send(List<Outbox.Row> rows, List<Long> acknowledged) throws InterruptedException, ExecutionException, TimeoutException {
        if (producer == null) producer = producers.get();
        List<List<Future<RecordMetadata>>> sent = new ArrayList<>(rows.size());
        for (Outbox.Row row : rows) {
            List<Future<RecordMetadata>> futures = new ArrayList<>(row.records().size());
            for (Outgoing record : row.records())
                futures.add(producer.send(record.toProducerRecord(topic -> producer.partitionsFor(topic).size())));
            sent.add(futures);
        }
        for (int i = 0; i < rows.size(); i++) {
            for (Future<RecordMetadata> future : sent.get(i))
                future.get(150, TimeUnit.SECONDS);
            acknowledged.add(rows.get(i).id());
        }
    }

    private Lease lease(int shard) { return new Lease("outbox-" + shard, owner, LEASE); }

    private void releaseLeases() {
        try {
            transactions.run(work -> {
                for (int shard = 0; shard < Outbox.SHARDS; shard++)
                    lease(shard).release(work.connection());
            });
        } catch (RuntimeException e) {
            LOG.debugf("leases end by themselves: %s", e);
        }
    }

    private void discardProducer() {
        if (producer != null) producer.close(Duration.ZERO);
        producer = null;
    }

    private void await(long millis) throws InterruptedException { if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) wake.drainPermits(); }

    private void awaitQuietly(long millis) {
        try {
            await(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** Ends after the rows in flight; waits up to 10 s. */
    @Override
    public void close() {
        stopping = true;
        wake.release();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
