package com.meterwise.platform.work;

import java.sql.Connection;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.outbox.Outgoing;

/** An open database transaction and the events that leave with it. Not thread-safe; lives as long as the transaction. */
public interface Work {
    /** The transaction's connection; the transaction closes it. */
    Connection connection();

    /**
     * Sends an event if and only if the transaction commits. Events of one key arrive in the order sent, provided the caller holds the lock
     * of the row the event describes.
     *
     * @throws IllegalArgumentException if the service has not declared that it sends to the topic
     */
    void send(Topic topic, String key, Object event);

    /** Forgets the key on a compacted topic. */
    void sendTombstone(Topic topic, String key);

    /** Sends a record as it is, whatever its topic: for dead letters and rebuilds. */
    void sendAsIs(Outgoing record);
}
