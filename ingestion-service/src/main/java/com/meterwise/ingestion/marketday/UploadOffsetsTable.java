package com.meterwise.ingestion.marketday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import com.meterwise.contracts.Topic;

/** How far the upload topic has been merged, by the offsets stored with the meter-days. A partition never read counts as read up to 0. */
public final class UploadOffsetsTable {
    private UploadOffsetsTable() {}

    public static boolean reached(Connection connection, Map<Integer, Long> ends) throws SQLException {
        Map<Integer, Long> stored = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select partition, next_offset from kafka_offset where topic = ?")) {
            select.setString(1, Topic.UPLOAD.name());
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    stored.put(found.getInt(1), found.getLong(2));
            }
        }
        return ends.entrySet().stream().allMatch(end -> stored.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
