package com.meterwise.platform.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.outbox.Outbox;
import com.meterwise.platform.outbox.Outgoing;

/** The work of one transaction: collects what is to be sent and writes it to the outbox at the end, or before if it is much. */
public final class OpenWork implements Work {
    /** So much is held of what is to be sent, in bytes. */
    private static final int HELD = 4 << 20;

    private final String service;
    private final Set<Topic> sends;
    private final Connection connection;
    private final Instant now;
    private final Runnable beforeRows;
    private final List<Outgoing> outgoing = new ArrayList<>();
    private int held;
    private boolean sent;
    private Long epoch;

    /** @param beforeRows makes sure that every row which an event describes is locked: an outbox row's identity must be taken after that */
    public OpenWork(String service, Set<Topic> sends, Connection connection, InstantSource clock, Runnable beforeRows) {
        this.service = service;
        this.sends = sends;
        this.connection = connection;
        this.now = clock.instant();
        this.beforeRows = beforeRows;
    }

    @Override
    public Connection connection() { return connection; }

    @Override
    public long epoch() {
        if (epoch == null) epoch = Work.super.epoch();
        return epoch;
    }

    @Override
    public void send(Topic topic, String key, String partitionKey, Object event) {
        sendAsIs(Outgoing.event(service, declared(topic), key, partitionKey, event, now));
    }

    @Override
    public void sendTombstone(Topic topic, String key, String partitionKey) {
        sendAsIs(Outgoing.tombstone(service, declared(topic), key, partitionKey, now));
    }

    @Override
    public void sendAsIs(Outgoing record) {
        outgoing.add(record);
        held += record.size();
        if (held > HELD) write();
    }

    /** Writes the outbox rows; call last, right before the commit. True if there was anything to send. */
    public boolean finish() {
        write();
        return sent;
    }

    private void write() {
        beforeRows.run();
        try {
            Outbox.add(connection, outgoing);
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
        sent |= !outgoing.isEmpty();
        outgoing.clear();
        held = 0;
    }

    private Topic declared(Topic topic) {
        if (!sends.contains(topic)) throw new IllegalArgumentException(service + " has not declared that it sends to " + topic.name());
        return topic;
    }
}
