package com.meterwise.platform.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

/** Where the service stands in each partition, stored with the state it belongs to. The locked row is the fence against a second reader. */
final class Offsets {
    private static final Comparator<TopicPartition> ORDER = Comparator.comparing(TopicPartition::topic)
            .thenComparingInt(TopicPartition::partition);

    private Offsets() {}

    /** @param topicId identity of the topic the offset counts in: a topic made anew starts anew */
    record Stored(long next, String topicId) {}

    static Map<TopicPartition, Stored> read(Connection connection, Collection<TopicPartition> partitions) throws SQLException {
        return select(connection, partitions, "");
    }

    /** Locks the rows in a fixed order, so that two readers cannot block each other for ever. */
    static Map<TopicPartition, Stored> lock(Connection connection, Collection<TopicPartition> partitions) throws SQLException {
        return select(connection, partitions, " for update of kafka_offset");
    }

    private static Map<TopicPartition, Stored> select(Connection connection, Collection<TopicPartition> partitions, String lock)
            throws SQLException {
        List<TopicPartition> ordered = partitions.stream().sorted(ORDER).toList();
        try (PreparedStatement select = connection.prepareStatement("""
                select topic, partition, next_offset, topic_id from kafka_offset
                join unnest(?::text[], ?::int[]) as wanted (t, p) on topic = t and partition = p
                order by topic, partition""" + lock)) {
            bind(connection, select, ordered);
            Map<TopicPartition, Stored> stored = new HashMap<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    stored.put(new TopicPartition(found.getString(1), found.getInt(2)), new Stored(found.getLong(3), found.getString(4)));
            }
            return stored;
        }
    }

    /** Remembers a partition never read before; one already known stays as it is. */
    static void begin(Connection connection, TopicPartition partition, long next, String topicId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into kafka_offset (topic, partition, next_offset, topic_id) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, partition.topic());
            insert.setInt(2, partition.partition());
            insert.setLong(3, next);
            insert.setString(4, topicId);
            insert.executeUpdate();
        }
    }

    static void advance(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        List<TopicPartition> ordered = next.keySet().stream().sorted(ORDER).toList();
        try (PreparedStatement update = connection.prepareStatement("""
                update kafka_offset set next_offset = n
                from unnest(?::text[], ?::int[], ?::bigint[]) as moved (t, p, n) where topic = t and partition = p""")) {
            bind(connection, update, ordered);
            update.setArray(3, connection.createArrayOf("bigint", ordered.stream().map(next::get).toArray()));
            update.executeUpdate();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, List<TopicPartition> partitions) throws SQLException {
        statement.setArray(1, connection.createArrayOf("text", partitions.stream().map(TopicPartition::topic).toArray()));
        statement.setArray(2, connection.createArrayOf("int", partitions.stream().map(TopicPartition::partition).toArray()));
    }
}
