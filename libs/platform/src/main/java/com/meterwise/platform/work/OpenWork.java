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

/** The work of one transaction: collects what is to be sent and writes it to the outbox at the end. */
public final class OpenWork implements Work {
    private final String service;
    private final Set<Topic> sends;
    private final Connection connection;
    private final Instant now;
    private final List<Outgoing> outgoing = new ArrayList<>();
    private Long epoch;

    public OpenWork(String service, Set<Topic> sends, Connection connection, InstantSource clock) {
        this.service = service;
        this.sends = sends;
        this.connection = connection;
        this.now = clock.instant();
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
        outgoing.add(Outgoing.event(service, declared(topic), key, partitionKey, event, now));
    }

    @Override
    public void sendTombstone(Topic topic, String key, String partitionKey) {
        outgoing.add(Outgoing.tombstone(service, declared(topic), key, partitionKey, now));
    }

    @Override
    public void sendAsIs(Outgoing record) { outgoing.add(record); }

    /** Writes the outbox rows; call last, right before the commit. True if there was anything to send. */
    public boolean finish() throws SQLException {
        Outbox.add(connection, outgoing);
        return !outgoing.isEmpty();
    }

    private Topic declared(Topic topic) {
        if (!sends.contains(topic)) throw new IllegalArgumentException(service + " has not declared that it sends to " + topic.name());
        return topic;
    }
}
