package com.meterwise.platform.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Facts already taken, by their {@code ce_id}: a fact is never compared by sequence, it either was here or was not. For readers that do not
 * stand behind the locked offset row.
 */
public final class Inbox {
    /** A fact repeated after this time would be taken again; senders repeat within seconds. */
    public static final Duration KEPT = Duration.ofDays(30);

    private Inbox() {}

    /** Takes a fact, in the transaction that applies it; false if it was taken before. */
    public static boolean take(Connection connection, String eventId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into inbox (event_id) values (?) on conflict do nothing")) {
            insert.setString(1, eventId);
            return insert.executeUpdate() == 1;
        }
    }

    /** Forgets what is older than {@link #KEPT}. @return how many */
    public static int forgetOld(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection
                .prepareStatement("delete from inbox where received_at < clock_timestamp() - ? * interval '1 second'")) {
            delete.setLong(1, KEPT.toSeconds());
            return delete.executeUpdate();
        }
    }
}
