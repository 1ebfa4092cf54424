package com.meterwise.campaign.intake;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import com.meterwise.platform.day.Shard;

/** Snapshots of one kind, by customer and market day. Lives as long as its transaction. */
public final class SnapshotTable<T extends Snapshot> {
    private final Connection connection;
    private final String table;
    private final Class<T> type;

    private SnapshotTable(Connection connection, String table, Class<T> type) {
        this.connection = connection;
        this.table = table;
        this.type = type;
    }

    public static SnapshotTable<Profile> profiles(Connection connection) {
        return new SnapshotTable<>(connection, "profile", Profile.class);
    }

    public static SnapshotTable<Forecast> forecasts(Connection connection) {
        return new SnapshotTable<>(connection, "forecast", Forecast.class);
    }

    /** @param snapshots at most one of a customer and day */
    void keep(Collection<T> snapshots) throws SQLException {
        if (snapshots.isEmpty()) return;
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into %1$s (customer_id, day, bucket, epoch, sequence, body)
                select * from unnest(?::text[], ?::date[], ?::smallint[], ?::bigint[], ?::bigint[], ?::text[])
                on conflict (customer_id, day) do update
                   set epoch = excluded.epoch, sequence = excluded.sequence, body = excluded.body
                 where (excluded.epoch, excluded.sequence) > (%1$s.epoch, %1$s.sequence)
                """.formatted(table))) {
            upsert.setArray(1, connection.createArrayOf("text", snapshots.stream().map(Snapshot::customerId).toArray()));
            upsert.setArray(2, connection.createArrayOf("date", snapshots.stream().map(one -> Date.valueOf(one.day())).toArray()));
            upsert.setArray(3, connection.createArrayOf("int2",
                    snapshots.stream().map(one -> (short) Shard.bucketOf(one.customerId())).toArray()));
            upsert.setArray(4, connection.createArrayOf("int8", snapshots.stream().map(Snapshot::epoch).toArray()));
            upsert.setArray(5, connection.createArrayOf("int8", snapshots.stream().map(Snapshot::sequence).toArray()));
            upsert.setArray(6, connection.createArrayOf("text", snapshots.stream().map(Bodies::write).toArray()));
            upsert.executeUpdate();
        }
    }

    /** The newest snapshot of each customer of a day up to {@code day}. */
    public Map<String, T> asOf(Collection<String> customerIds, LocalDate day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (customer_id) customer_id, body from %s
                 where customer_id = any(?) and day <= ? order by customer_id, day desc
                """.formatted(table))) {
            select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
            select.setObject(2, day);
            return read(select);
        }
    }

    /** The newest snapshot of each customer, whatever its day. */
    Map<String, T> newest(Collection<String> customerIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (customer_id) customer_id, body from %s
                 where customer_id = any(?) order by customer_id, epoch desc, sequence desc
                """.formatted(table))) {
            select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
            return read(select);
        }
    }

    /** Drops what no later day can ask for: all before the newest of each customer up to {@code day}. */
    public void prune(LocalDate day) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from %1$s old where old.day < ? and exists
                 (select 1 from %1$s newer where newer.customer_id = old.customer_id and newer.day > old.day and newer.day <= ?)
                """.formatted(table))) {
            delete.setObject(1, day);
            delete.setObject(2, day);
            delete.executeUpdate();
        }
    }

    private Map<String, T> read(PreparedStatement select) throws SQLException {
        Map<String, T> found = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next())
                found.put(rows.getString(1), Bodies.read(rows.getString(2), type));
        }
        return found;
    }
}
