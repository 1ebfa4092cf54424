package com.meterwise.platform.idempotency;

import java.sql.Connection;
import java.sql.SQLException;

/** The key of the request that this thread works, so that its transactions can mark it without every caller handing it on. */
public final class CurrentKey {
    private static final ThreadLocal<String> KEY = new ThreadLocal<>();

    private CurrentKey() {}

    static void set(String key) { KEY.set(key); }

    static void clear() { KEY.remove(); }

    /** To be called in each transaction, before it commits. */
    public static void markApplied(Connection connection) throws SQLException {
        String key = KEY.get();
        if (key != null) IdempotencyKeys.applied(connection, key);
    }
}
