package com.meterwise.platform.deadletter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.intake.Subscription;
import com.meterwise.platform.outbox.Outgoing;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/**
 * Records a service could not read: set aside in a table and on {@code <service>.dead-letter.v1} with cause, original bytes, topic, partition
 * and offset, so that the partition goes on. A dead letter can be run through the service's own handler again.
 */
public final class DeadLetters {
    private static final int CAUSE_LENGTH = 2000;

    private final String topic;
    private final Map<String, Handler> handlers = new HashMap<>();

    public DeadLetters(String service, List<Subscription> subscriptions) {
        topic = Topic.deadLetter(service).name();
        for (Subscription subscription : subscriptions)
            handlers.put(subscription.topic().name(), subscription.handler());
    }

    /** A dead letter without its bytes. */
    public record DeadLetter(long id, String topic, int partition, long offset, String key, String cause, String state, String outcome,
            int bytes, Instant recordedAt) {}

    /** What a replay did. */
    public enum Outcome {
        /** The handler took the record and changed state. */
        APPLIED,
        /** The handler took the record and had nothing to change: a newer one was there before. */
        SUPERSEDED
    }

    /** Sets the record aside within the transaction that moves the offset past it; a record set aside before stays as it was. */
    public void add(ConsumerRecord<byte[], byte[]> record, Throwable cause, Work work) throws SQLException {
        String why = shorten(cause);
        try (PreparedStatement insert = work.connection().prepareStatement("""
                insert into dead_letter (topic, partition, record_offset, record_key, headers, value, cause)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (topic, partition, record_offset) do nothing""")) {
            insert.setString(1, record.topic());
            insert.setInt(2, record.partition());
            insert.setLong(3, record.offset());
            insert.setBytes(4, record.key());
            insert.setBytes(5, encode(record.headers()));
            insert.setBytes(6, record.value());
            insert.setString(7, why);
            if (insert.executeUpdate() == 0) return;
        }
        work.sendAsIs(letter(record, why));
    }

    private Outgoing letter(ConsumerRecord<byte[], byte[]> record, String cause) {
        Map<String, byte[]> headers = new TreeMap<>();
        for (Header header : record.headers())
            headers.put(header.key(), header.value());
        headers.put("dead-letter-cause", cause.getBytes(StandardCharsets.UTF_8));
        headers.put("dead-letter-topic", record.topic().getBytes(StandardCharsets.UTF_8));
        headers.put("dead-letter-partition", Integer.toString(record.partition()).getBytes(StandardCharsets.UTF_8));
        headers.put("dead-letter-offset", Long.toString(record.offset()).getBytes(StandardCharsets.UTF_8));
        return new Outgoing(topic, record.key(), headers, record.value());
    }

    /** @param after identity after which to list, youngest last */
    public List<DeadLetter> list(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, topic, partition, record_offset, record_key, cause, state, outcome, coalesce(length(value), 0), recorded_at
                from dead_letter where id > ? order by id limit ?""")) {
            select.setLong(1, after);
            select.setInt(2, limit);
            List<DeadLetter> letters = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    byte[] key = found.getBytes(5);
                    letters.add(new DeadLetter(found.getLong(1), found.getString(2), found.getInt(3), found.getLong(4),
                            key == null ? null : new String(key, StandardCharsets.UTF_8), found.getString(6), found.getString(7),
                            found.getString(8), found.getInt(9), found.getTimestamp(10).toInstant()));
                }
            }
            return letters;
        }
    }

    /**
     * Runs a dead letter through the handler of its topic, in one transaction.
     *
     * @return empty if there is no such letter
     * @throws RuntimeException what the handler threw: the letter stays open
     */
    public Optional<Outcome> replay(long id, Transactions transactions) {
        return transactions.call(work -> {
            // an advisory lock, not a row lock: whether the transaction has written anything tells if the record was superseded
            query(work.connection(), "select pg_advisory_xact_lock(7301, " + (int) id + ")");
            Optional<ConsumerRecord<byte[], byte[]>> record = find(work.connection(), id);
            if (record.isEmpty()) return Optional.empty();
            Handler handler = handlers.get(record.get().topic());
            if (handler == null) throw new IllegalStateException("nothing here reads " + record.get().topic() + " any more");
            handler.handle(List.of(new Received(record.get())), work);
            boolean wrote = query(work.connection(), "select pg_current_xact_id_if_assigned()::text") != null;
            Outcome outcome = wrote ? Outcome.APPLIED : Outcome.SUPERSEDED;
            close(work.connection(), id, outcome);
            return Optional.of(outcome);
        });
    }

    /** Empties dead letters under one of the keys; that there was one stays. @return how many */
    public static long strip(Connection connection, Set<String> keys) throws SQLException {
        long stripped = 0;
        try (PreparedStatement select = connection
                .prepareStatement("select id, record_key, headers from dead_letter where value is not null");
                PreparedStatement update = connection.prepareStatement("""
                        update dead_letter set record_key = null, headers = ?, value = null, cause = 'erased', state = 'ERASED'
                        where id = ?""");
                ResultSet found = select.executeQuery()) {
            byte[] noHeaders = encode(new RecordHeaders());
            while (found.next()) {
                Header partitionKey = decode(found.getBytes(3)).lastHeader("ce_partitionkey");
                if (!isOneOf(found.getBytes(2), keys) && (partitionKey == null || !isOneOf(partitionKey.value(), keys))) continue;
                update.setBytes(1, noHeaders);
                update.setLong(2, found.getLong(1));
                stripped += update.executeUpdate();
            }
        }
        return stripped;
    }

    private static boolean isOneOf(byte[] bytes, Set<String> keys) {
        return bytes != null && keys.contains(new String(bytes, StandardCharsets.UTF_8));
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select topic, partition, record_offset, record_key, headers, value, recorded_at from dead_letter where id = ? and state <> 'ERASED'")) {
            select.setLong(1, id);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) return Optional.empty();
                return Optional.of(new ConsumerRecord<>(found.getString(1), found.getInt(2), found.getLong(3),
                        found.getTimestamp(7).getTime(), TimestampType.CREATE_TIME, -1, -1, found.getBytes(4), found.getBytes(6),
                        decode(found.getBytes(5)), Optional.empty()));
            }
        }
    }

    private static void close(Connection connection, long id, Outcome outcome) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update dead_letter set state = 'REPLAYED', outcome = ? where id = ?")) {
            update.setString(1, outcome.name());
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql); ResultSet found = select.executeQuery()) {
            return found.next() ? found.getString(1) : null;
        }
    }

    private static String shorten(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root)
            root = root.getCause();
        // a cause may quote the record, and PostgreSQL's text holds no zero byte
        String text = (root.getClass().getSimpleName() + ": " + root.getMessage()).replaceAll("\\p{Cntrl}", "?");
        return text.length() <= CAUSE_LENGTH ? text : text.substring(0, CAUSE_LENGTH);
    }

    private static byte[] encode(Iterable<Header> headers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Header header : headers) {
                out.writeUTF(header.key());
                out.writeInt(header.value() == null ? -1 : header.value().length);
                if (header.value() != null) out.write(header.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static RecordHeaders decode(byte[] bytes) {
        RecordHeaders headers = new RecordHeaders();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                String key = in.readUTF();
                int length = in.readInt();
                headers.add(key, length < 0 ? null : in.readNBytes(length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return headers;
    }
}
