package com.meterwise.platform.trace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.opentelemetry.api.trace.SpanContext;

/**
 * Where the trace of a key stands that the work of its market day is to go on with: a reading comes while the day is open, what it leads to is said
 * when the day has closed, perhaps by another process. Empty unless traces are exported.
 */
final class FollowedTable {
    private static final int MOST = 10_000;

    private FollowedTable() {}

    /** @param contexts in the order of their keys, so that two writers cannot block each other for ever */
    static void keep(Map<String, SpanContext> contexts, Connection connection) throws SQLException {
        if (contexts.isEmpty()) return;
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into followed (key, traceparent, at) select k, t, clock_timestamp() from unnest(?::text[], ?::text[]) as taken (k, t)
                on conflict (key) do update set traceparent = excluded.traceparent, at = excluded.at""")) {
            upsert.setArray(1, connection.createArrayOf("text", contexts.keySet().toArray()));
            upsert.setArray(2, connection.createArrayOf("text", contexts.values().stream().map(TraceParent::text).toArray()));
            upsert.executeUpdate();
        }
    }

    static Map<String, SpanContext> read(Connection connection) throws SQLException {
        Map<String, SpanContext> contexts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select key, traceparent from followed order by at desc limit " + MOST);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                String key = found.getString(1);
                TraceParent.of(found.getString(2)).ifPresent(context -> contexts.put(key, context));
            }
        }
        return contexts;
    }

    /** What is locked is being followed anew, and stays. */
    static void forget(Collection<String> keys, Connection connection) throws SQLException {
        if (keys.isEmpty()) return;
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from followed where key in (select key from followed where key = any(?) for update skip locked)")) {
            delete.setArray(1, connection.createArrayOf("text", keys.toArray()));
            delete.executeUpdate();
        }
    }

    static void forgetOld(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from followed where at < now() - interval '3 days'")) {
            delete.executeUpdate();
        }
    }
}
