package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What the stream made of uploads. */
public final class UploadStreamTable {
    private UploadStreamTable() {}

    static void add(Connection connection, Map<String, StreamCount> counts) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into upload_stream as held (id, applied, repeated, outdated, findings) values (?, ?, ?, ?, ?)
                on conflict (id) do update set applied = held.applied + excluded.applied, repeated = held.repeated + excluded.repeated,
                    outdated = held.outdated + excluded.outdated, findings = held.findings + excluded.findings""")) {
            // in one order, so that two replicas cannot wait for one another
            for (Map.Entry<String, StreamCount> upload : new TreeMap<>(counts).entrySet()) {
                upsert.setString(1, upload.getKey());
                upsert.setLong(2, upload.getValue().applied());
                upsert.setLong(3, upload.getValue().repeated());
                upsert.setLong(4, upload.getValue().outdated());
                upsert.setLong(5, upload.getValue().findings());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** Zeros while nothing has arrived. */
    public static StreamCount of(Connection connection, String uploadId) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select applied, repeated, outdated, findings from upload_stream where id = ?")) {
            select.setString(1, uploadId);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) return new StreamCount(0, 0, 0, 0);
                return new StreamCount(found.getLong(1), found.getLong(2), found.getLong(3), found.getLong(4));
            }
        }
    }
}
