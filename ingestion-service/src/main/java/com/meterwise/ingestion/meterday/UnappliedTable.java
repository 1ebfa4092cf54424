package com.meterwise.ingestion.meterday;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import com.meterwise.contracts.Json;

/** Values that came too late to count, or contradict others: kept as they came. */
final class UnappliedTable {
    private UnappliedTable() {}

    static void keep(Connection connection, List<Merging.Unapplied> unapplied) throws SQLException {
        if (unapplied.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reading_unapplied (meter_id, channel, day, revised_at, digest, reason, upload_id, block)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            for (Merging.Unapplied kept : unapplied) {
                String values = kept.block().start() + Arrays.toString(kept.block().values()) + kept.block().quality();
                insert.setString(1, kept.block().meterId());
                insert.setString(2, kept.block().channel());
                insert.setObject(3, kept.block().day());
                insert.setLong(4, MeterDay.micros(kept.block().revisedAt()));
                insert.setString(5, UUID.nameUUIDFromBytes(values.getBytes(StandardCharsets.UTF_8)).toString());
                insert.setString(6, kept.reason());
                insert.setString(7, kept.block().uploadId());
                insert.setBytes(8, Json.bytes(kept.block()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
