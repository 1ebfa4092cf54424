package com.meterwise.platform.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import com.meterwise.platform.work.Epoch;
import com.meterwise.platform.work.Transactions;

/**
 * Finds out whether the database is an earlier one than the service has worked with: a backup, or a standby that had not received all. Kafka knows how
 * far the service has read, for it is told after each commit; a database that knows less has lost what came after. It raises the {@link Epoch} before
 * anything else is done, once a process.
 */
public final class RestoreCheck implements Runnable {
    private static final Logger LOG = Logger.getLogger(RestoreCheck.class);

    private final Transactions transactions;
    private final Supplier<Map<TopicPartition, Long>> reported;
    private final TopicIds topicIds;
    private boolean done;

    /** @param reported how far Kafka was told that the service has read; throws while the broker is away */
    public RestoreCheck(Transactions transactions, Supplier<Map<TopicPartition, Long>> reported, TopicIds topicIds) {
        this.transactions = transactions;
        this.reported = reported;
        this.topicIds = topicIds;
    }

    /** @throws RuntimeException if broker or database do not answer: call again */
    @Override
    public synchronized void run() {
        if (done) return;
        Map<TopicPartition, Long> told = reported.get();
        if (!told.isEmpty()) {
            Map<String, String> ids = topicIds.of(told.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet()));
            transactions.run(work -> compare(told, ids, work.connection()));
        }
        done = true;
    }

    /** A process saw its own database fall behind what it had committed. */
    static void raise(Connection connection, String seen) throws SQLException {
        LOG.warnf("the database is an earlier one than this service has worked with (%s): what it says from now on bears epoch %d", seen,
                Epoch.raise(connection));
    }

    private static void compare(Map<TopicPartition, Long> told, Map<String, String> ids, Connection connection) throws SQLException {
        for (Map.Entry<TopicPartition, Offsets.Stored> each : Offsets.read(connection, told.keySet()).entrySet()) {
            Offsets.Stored stored = each.getValue();
            // a topic made anew counts anew: that is another matter, and Positions refuses it
            boolean isSameLog = stored.topicId().equals(ids.get(each.getKey().topic()));
            if (!isSameLog || stored.next() >= told.get(each.getKey())) continue;
            raise(connection, "%s stands at %d and had been at %d".formatted(each.getKey(), stored.next(), told.get(each.getKey())));
            return;
        }
    }
}
