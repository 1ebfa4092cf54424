package com.meterwise.platform.work;

import java.sql.Connection;
import java.time.InstantSource;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.idempotency.CurrentKey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;

/**
 * Transactions of the container: the connection, Hibernate and Panache take part in the same one. Hibernate is flushed before the outbox
 * rows are written, so that their identities are taken after the entities' row locks.
 */
public final class JtaTransactions implements Transactions {
    private static final int TIMEOUT_SECONDS = 300;

    private final String service;
    private final Set<Topic> sends;
    private final DataSource database;
    private final EntityManager entities;
    private final InstantSource clock;
    private final Runnable afterSend;

    public JtaTransactions(String service, Set<Topic> sends, DataSource database, EntityManager entities, InstantSource clock,
            Runnable afterSend) {
        this.service = service;
        this.sends = sends;
        this.database = database;
        this.entities = entities;
        this.clock = clock;
        this.afterSend = afterSend;
    }

    @Override
    public <T> T call(Body<T> body) {
        boolean[] sent = new boolean[1];
        try {
            T result = QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
                try (Connection connection = database.getConnection()) {
                    OpenWork work = new OpenWork(service, sends, connection, clock, entities::flush);
                    T answer = body.run(work);
                    sent[0] = work.finish();
                    CurrentKey.markApplied(connection);
                    return answer;
                }
            });
            if (sent[0]) afterSend.run();
            return result;
        } catch (QuarkusTransactionException e) {
            throw new TransactionFailed(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new TransactionFailed(e);
        }
    }
}
