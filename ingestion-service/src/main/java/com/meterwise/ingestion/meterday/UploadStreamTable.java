package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

import org.postgresql.PGConnection;

/** What the stream made of uploads. */
public final class UploadStreamTable {
    private UploadStreamTable() {}

    static void add(Connection connection, Map<String, StreamCount> counts) throws SQLException {
        if (counts.isEmpty()) return;
        // in one order, so that two replicas cannot wait for one another
        SortedMap<String, StreamCount> sorted = new TreeMap<>(counts);
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into upload_stream as held (id, applied, repeated, outdated, findings)
                select * from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                on conflict (id) do update set applied = held.applied + excluded.applied, repeated = held.repeated + excluded.repeated,
                    outdated = held.outdated + excluded.outdated, findings = held.findings + excluded.findings""")) {
            upsert.setArray(1, connection.createArrayOf("text", sorted.keySet().toArray(String[]::new)));
            int column = 2;
            for (ToLongFunction<StreamCount> count : List.<ToLongFunction<StreamCount>>of(StreamCount::applied, StreamCount::repeated,
                    StreamCount::outdated, StreamCount::findings)) {
                long[] values = sorted.values().stream().mapToLong(count).toArray();
                upsert.setArray(column++, connection.unwrap(PGConnection.class).createArrayOf("int8", values));
            }
            upsert.executeUpdate();
        }
    }

    /** Zeros for those of which nothing has arrived. */
    public static Map<String, StreamCount> of(Connection connection, Collection<String> uploadIds) throws SQLException {
        Map<String, StreamCount> counts = new HashMap<>();
        uploadIds.forEach(id -> counts.put(id, StreamCount.NONE));
        try (PreparedStatement select = connection
                .prepareStatement("select applied, repeated, outdated, findings, id from upload_stream where id = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", uploadIds.toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    counts.put(found.getString(5), count(found));
            }
        }
        return counts;
    }

    private static StreamCount count(ResultSet found) throws SQLException {
        return new StreamCount(found.getLong(1), found.getLong(2), found.getLong(3), found.getLong(4));
    }

    /** Zeros while nothing has arrived. */
    public static StreamCount of(Connection connection, String uploadId) throws SQLException {
        return of(connection, Set.of(uploadId)).get(uploadId);
    }
}
