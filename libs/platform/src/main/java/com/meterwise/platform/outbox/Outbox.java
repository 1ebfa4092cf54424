package com.meterwise.platform.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.meterwise.platform.work.Batches;

/**
 * Records waiting to be sent: one row holds what one transaction sends to one topic, up to 4,000 records. A topic belongs to one shard, a
 * shard to one relay at a time, so the order of a key is kept.
 */
public final class Outbox {
    static final int SHARDS = 4;
    static final int RECORDS_PER_ROW = 4000;

    private Outbox() {}

    static int shardOf(String topic) { return Math.floorMod(topic.hashCode(), SHARDS); }

    /** A row and its records. */
    record Row(long id, String topic, List<Outgoing> records) {}

    /** Adds the records, in order, to the open transaction. The row's identity is taken here, after the caller's row locks. */
    public static void add(Connection connection, List<Outgoing> records) throws SQLException {
        if (records.isEmpty()) return;
        Map<String, List<Outgoing>> byTopic = new LinkedHashMap<>();
        for (Outgoing record : records)
            byTopic.computeIfAbsent(record.topic(), topic -> new ArrayList<>()).add(record);
        try (PreparedStatement insert = connection
                .prepareStatement("insert into outbox (shard, topic, records, payload) values (?, ?, ?, ?)")) {
            for (Map.Entry<String, List<Outgoing>> topic : byTopic.entrySet()) {
                for (List<Outgoing> part : Batches.of(topic.getValue(), RECORDS_PER_ROW)) {
                    insert.setInt(1, shardOf(topic.getKey()));
                    insert.setString(2, topic.getKey());
                    insert.setInt(3, part.size());
                    insert.setBytes(4, OutboxCodec.encode(part));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** The oldest rows of a shard, until about {@code bytes} are reached. */
    static List<Row> oldest(Connection connection, int shard, int bytes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, topic, payload from (
                    select id, topic, payload, sum(octet_length(payload)) over (order by id) - octet_length(payload) as before
                    from (select * from outbox where shard = ? order by id limit 1000) as head) as counted
                where before < ? order by id""")) {
            select.setInt(1, shard);
            select.setInt(2, bytes);
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    rows.add(new Row(found.getLong(1), found.getString(2), OutboxCodec.decode(found.getString(2), found.getBytes(3))));
            }
            return rows;
        }
    }

    static void delete(Connection connection, List<Long> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    /** Takes records that wait under one of the keys. What the relay has in hand leaves all the same. @return how many */
    public static long strip(Connection connection, Set<String> keys) throws SQLException {
        long stripped = 0;
        try (PreparedStatement select = connection.prepareStatement("select id, topic, payload from outbox order by id for update");
                PreparedStatement update = connection.prepareStatement("update outbox set records = ?, payload = ? where id = ?");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                List<Outgoing> records = OutboxCodec.decode(found.getString(2), found.getBytes(3));
                List<Outgoing> kept = records.stream().filter(record -> !record.isUnder(keys)).toList();
                if (kept.size() == records.size()) continue;
                stripped += records.size() - kept.size();
                update.setInt(1, kept.size());
                update.setBytes(2, OutboxCodec.encode(kept));
                update.setLong(3, found.getLong(1));
                update.executeUpdate();
            }
        }
        return stripped;
    }

    /** Identity of the youngest row, or 0. */
    public static long lastId(Connection connection) throws SQLException {
        return number(connection, "select coalesce(max(id), 0) from outbox");
    }

    /** Records not yet acknowledged by Kafka. */
    public static long waiting(Connection connection) throws SQLException {
        return number(connection, "select coalesce(sum(records), 0) from outbox");
    }

    /** Records of one topic not yet acknowledged by Kafka. */
    public static long waiting(Connection connection, String topic) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select coalesce(sum(records), 0) from outbox where topic = ?")) {
            select.setString(1, topic);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    /** Whether every row up to {@code id} has been sent and acknowledged. */
    public static boolean isSentUpTo(Connection connection, long id) throws SQLException {
        return number(connection, "select count(*) from outbox where id <= " + id) == 0;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql); ResultSet found = select.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }
}
