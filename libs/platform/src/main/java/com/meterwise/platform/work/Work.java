package com.meterwise.platform.work;

import java.sql.Connection;
import java.sql.SQLException;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.outbox.Outgoing;

/** An open database transaction and the events that leave with it. Not thread-safe; lives as long as the transaction. */
public interface Work {
    /** The transaction's connection; the transaction closes it. */
    Connection connection();

    /** What stands before the sequence numbers of what is sent: higher after the database was put back to an earlier state. */
    default long epoch() {
        try {
            return Epoch.of(connection());
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
    }

    /**
     * Sends an event if and only if the transaction commits. Events of one key arrive in the order sent, provided the caller holds the lock
     * of the row the event describes.
     *
     * @throws IllegalArgumentException if the service has not declared that it sends to the topic
     */
    default void send(Topic topic, String key, Object event) { send(topic, key, key, event); }

    /**
     * The same for an event that lies in the partition of another key than its own: a meter's with its customer's.
     *
     * @param partitionKey the key whose partition takes the record; also its CloudEvents {@code partitionkey}
     */
    void send(Topic topic, String key, String partitionKey, Object event);

    /** Forgets the key on a compacted topic. */
    default void sendTombstone(Topic topic, String key) { sendTombstone(topic, key, key); }

    /** The same for a key that lies in the partition of another one: compaction works within a partition. */
    void sendTombstone(Topic topic, String key, String partitionKey);

    /** Sends a record as it is, whatever its topic: for dead letters and rebuilds. */
    void sendAsIs(Outgoing record);
}
