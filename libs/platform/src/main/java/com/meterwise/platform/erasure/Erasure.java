package com.meterwise.platform.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.meterwise.contracts.CustomerErased;
import com.meterwise.contracts.ErasureDone;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.deadletter.DeadLetters;
import com.meterwise.platform.outbox.Outbox;
import com.meterwise.platform.trace.Traces;
import com.meterwise.platform.work.Work;

/**
 * A service's step of the erasure saga: rows go, what waits in the outbox or lies among the dead letters goes, compacted topics are told, the hash
 * stays, and the saga gets its answer; all in the transaction of the event. A repeat finds nothing and answers again.
 */
public final class Erasure {
    private final String service;
    private final List<Rows> rows;
    private final List<Topic> compacted;
    private final ErasedSubjects subjects;

    /**
     * @param rows      every table that names a customer
     * @param compacted compacted topics the service sends under the customer's id
     */
    public Erasure(String service, List<Rows> rows, List<Topic> compacted, ErasedSubjects subjects) {
        this.service = service;
        this.rows = List.copyOf(rows);
        this.compacted = List.copyOf(compacted);
        this.subjects = subjects;
    }

    /**
     * Rows of one customer.
     *
     * @param where condition with one {@code ?} for the customer's id
     */
    public record Rows(String table, String where) {
        private static final Pattern NAME = Pattern.compile("[a-z_]+");

        public Rows {
            if (!NAME.matcher(table).matches()) throw new IllegalArgumentException("no name of a table: " + table);
            if (where.chars().filter(c -> c == '?').count() != 1)
                throw new IllegalArgumentException("one ? stands for the customer, got " + where);
        }

        /** Of a table whose column {@code customer_id} says whose a row is. */
        public static Rows of(String table) {
            return new Rows(table, "customer_id = ?");
        }
    }

    /** Call for each {@code CustomerErased}; needs the service to have declared the topics it tells. */
    public void forget(String customerId, CustomerErased event, Work work) throws SQLException {
        forget(customerId, event, 0, work);
    }

    /** @param deletedBefore rows the service has deleted in ways of its own, in the same transaction */
    public void forget(String customerId, CustomerErased event, long deletedBefore, Work work) throws SQLException {
        subjects.add(work.connection(), Set.of(customerId), event.erasureId(), event.at());
        long deleted = deletedBefore + forget(customerId, work);
        work.send(Topic.erasureDone(service), event.subjectHash(),
                new ErasureDone(event.erasureId(), event.subjectHash(), service, deleted, event.at()));
    }

    /** For a tombstone, which is all that compaction leaves of an erasure: the same without an answer. @return rows deleted */
    public long forget(String customerId, Work work) throws SQLException {
        Connection connection = work.connection();
        long deleted = 0;
        for (Rows each : rows)
            deleted += delete(connection, each, customerId);
        deleted += strip(connection, Set.of(customerId));
        for (Topic topic : compacted)
            work.sendTombstone(topic, customerId);
        return deleted;
    }

    /** Takes records under any of the keys from the outbox and empties dead letters of them. @return how many */
    public static long strip(Connection connection, Set<String> keys) throws SQLException {
        Traces.forget(keys, connection);
        return Outbox.strip(connection, keys) + DeadLetters.strip(connection, keys);
    }

    private static long delete(Connection connection, Rows rows, String customerId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + rows.table() + " where " + rows.where())) {
            delete.setString(1, customerId);
            return delete.executeUpdate();
        }
    }
}
