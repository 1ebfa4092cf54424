package com.meterwise.platform.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How often this database was put back to an earlier state. Sequence numbers begin again there; with the epoch before them, what is said from then
 * on is newer than all that was said before.
 */
public final class Epoch {
    private Epoch() {}

    /** 0 for a database that was never put back. */
    public static long of(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select coalesce(max(epoch), 0) from epoch");
                ResultSet found = select.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    /** @return the new epoch */
    public static long raise(Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into epoch (epoch, raised_at) values (1, clock_timestamp())
                on conflict (singleton) do update set epoch = epoch.epoch + 1, raised_at = clock_timestamp() returning epoch""");
                ResultSet raised = upsert.executeQuery()) {
            raised.next();
            return raised.getLong(1);
        }
    }
}
