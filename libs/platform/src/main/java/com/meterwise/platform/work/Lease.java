package com.meterwise.platform.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The right to do something alone, for a time: a dead owner's lease ends by itself, and the database's clock decides. The holder must be
 * harmless when it goes on a little too long.
 */
public record Lease(String name, String owner, Duration duration) {
    /** Takes or renews the lease; true if it is held now. */
    public boolean take(Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into lease (name, owner, until) values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
                on conflict (name) do update set owner = excluded.owner, until = excluded.until
                where lease.owner = excluded.owner or lease.until < clock_timestamp()""")) {
            upsert.setString(1, name);
            upsert.setString(2, owner);
            upsert.setLong(3, duration.toMillis());
            return upsert.executeUpdate() == 1;
        }
    }

    /** Gives the lease back, so that another need not wait for its end. */
    public void release(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from lease where name = ? and owner = ?")) {
            delete.setString(1, name);
            delete.setString(2, owner);
            delete.executeUpdate();
        }
    }
}
