package com.meterwise.platform.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Set;

import javax.sql.DataSource;

import com.meterwise.contracts.Topic;

/** Transactions over plain JDBC, without a container: for tests and tools. */
public final class JdbcTransactions implements Transactions {
    private final String service;
    private final Set<Topic> sends;
    private final DataSource database;
    private final InstantSource clock;
    private final Runnable afterSend;

    /** @param afterSend called after the commit of a transaction that sends something */
    public JdbcTransactions(String service, Set<Topic> sends, DataSource database, InstantSource clock, Runnable afterSend) {
        this.service = service;
        this.sends = sends;
        this.database = database;
        this.clock = clock;
        this.afterSend = afterSend;
    }

    @Override
    public <T> T call(Body<T> body) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            OpenWork work = new OpenWork(service, sends, connection, clock, () -> {});
            T result;
            boolean sent;
            try {
                result = body.run(work);
                sent = work.finish();
                connection.commit();
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            }
            if (sent) afterSend.run();
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new TransactionFailed(e);
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
