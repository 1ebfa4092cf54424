package com.meterwise.platform.day;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.outbox.Outbox;
import com.meterwise.platform.work.Transactions;

/** How far topics are written and read: what a day's work must wait for. Thread-safe. */
public final class Watermarks {
    private static final long ADMIN_SECONDS = 15;
    private static final long STEP_MILLIS = 20;

    private final Admin admin;
    private final Transactions transactions;

    public Watermarks(Admin admin, Transactions transactions) {
        this.admin = admin;
        this.transactions = transactions;
    }

    /**
     * Offsets right after the last record of each partition, by topic.
     *
     * @throws IllegalStateException if the broker does not answer
     */
    public Map<String, Map<Integer, Long>> endOffsets(Set<Topic> topics) {
        try {
            Map<String, TopicDescription> described = admin.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames()
                    .get(ADMIN_SECONDS, TimeUnit.SECONDS);
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            described.forEach((topic, description) -> description.partitions()
                    .forEach(partition -> latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(latest).all().get(ADMIN_SECONDS, TimeUnit.SECONDS);
            Map<String, Map<Integer, Long>> byTopic = new TreeMap<>();
            ends.forEach((partition, end) -> byTopic.computeIfAbsent(partition.topic(), topic -> new TreeMap<>()).put(partition.partition(),
                    end.offset()));
            return byTopic;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not tell offsets: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whether this service has applied everything up to the offsets. A partition it has not begun to read counts as read up to nothing. */
    public static boolean isConsumed(Connection connection, Map<String, Map<Integer, Long>> upTo) throws SQLException {
        List<Object[]> wanted = upTo.entrySet().stream().flatMap(topic -> topic.getValue().entrySet().stream()
                .map(partition -> new Object[]{ topic.getKey(), partition.getKey(), partition.getValue() })).toList();
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*) from unnest(?::text[], ?::int[], ?::bigint[]) as wanted (t, p, n)
                left join kafka_offset on topic = t and partition = p where coalesce(next_offset, 0) < n""")) {
            select.setArray(1, connection.createArrayOf("text", wanted.stream().map(w -> w[0]).toArray()));
            select.setArray(2, connection.createArrayOf("int", wanted.stream().map(w -> w[1]).toArray()));
            select.setArray(3, connection.createArrayOf("bigint", wanted.stream().map(w -> w[2]).toArray()));
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1) == 0;
            }
        }
    }

    /** @return false if it took longer than {@code timeout} */
    public boolean awaitConsumed(Map<String, Map<Integer, Long>> upTo, Duration timeout) {
        return await(connection -> isConsumed(connection, upTo), timeout);
    }

    /** Waits until all that is in the outbox now has been acknowledged by Kafka. @return false if it took longer than {@code timeout} */
    public boolean awaitOutboxSent(Duration timeout) {
        long last = transactions.call(work -> Outbox.lastId(work.connection()));
        return await(connection -> Outbox.isSentUpTo(connection, last), timeout);
    }

    private boolean await(Condition condition, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!transactions.call(work -> condition.holds(work.connection()))) {
            if (System.nanoTime() > deadline) return false;
            try {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private interface Condition {
        boolean holds(Connection connection) throws SQLException;
    }
}
