package com.meterwise.forecasting.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.postgresql.PGConnection;

import com.meterwise.platform.day.Shard;

/** Plain JDBC: the batch is rewritten by the driver into statements of many rows, with the arrays of primitives sent in binary. */
public final class MeterDayTable implements MeterDays {
    private static final String REPLACE = """
            insert into meter_day as held (owner_id, meter_id, channel, day, bucket, kind, feeder_id, interval_s, wh, present, estimated,
                revision, available_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (owner_id, meter_id, channel, day) do update set
                kind = excluded.kind, feeder_id = excluded.feeder_id, interval_s = excluded.interval_s, wh = excluded.wh,
                present = excluded.present, estimated = excluded.estimated, revision = excluded.revision,
                available_at = excluded.available_at
            where held.revision < excluded.revision""";
    private static final String COLUMNS = """
            select owner_id, meter_id, channel, day, kind, feeder_id, interval_s, wh, present, estimated, revision, available_at
            from meter_day\s""";

    @Override
    public void replace(Collection<MeterDay> days, Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (PreparedStatement insert = connection.prepareStatement(REPLACE)) {
            for (MeterDay day : days) {
                insert.setString(1, day.ownerId());
                insert.setString(2, day.meterId());
                insert.setString(3, day.channel());
                insert.setObject(4, day.day());
                insert.setInt(5, Shard.bucketOf(day.ownerId()));
                insert.setString(6, day.kind());
                insert.setString(7, day.feederId());
                insert.setInt(8, (int) day.interval().toSeconds());
                insert.setArray(9, postgres.createArrayOf("float8", day.wh()));
                insert.setInt(10, day.present());
                insert.setInt(11, day.estimated());
                insert.setInt(12, day.revision());
                insert.setObject(13, OffsetDateTime.ofInstant(day.availableAt(), ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public List<MeterDay> of(Collection<String> owners, String channel, LocalDate after, LocalDate through, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                COLUMNS + """
                        where owner_id = any(?) and channel = ? and day > ? and day <= ? order by owner_id collate "C", meter_id collate "C", day""")) {
            select.setArray(1, connection.createArrayOf("text", owners.toArray()));
            select.setString(2, channel);
            select.setObject(3, after);
            select.setObject(4, through);
            return days(select);
        }
    }

    @Override
    public List<MeterDay> onFeeders(Collection<String> feeders, LocalDate after, LocalDate through, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + """
                where day > ? and day <= ? and feeder_id = any(?)
                order by day, owner_id collate "C", meter_id collate "C", channel""")) {
            select.setObject(1, after);
            select.setObject(2, through);
            select.setArray(3, connection.createArrayOf("text", feeders.toArray()));
            return days(select);
        }
    }

    @Override
    public void forget(String ownerId, Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from meter_day where owner_id = ?")) {
            delete.setString(1, ownerId);
            delete.executeUpdate();
        }
    }

    private static List<MeterDay> days(PreparedStatement select) throws SQLException {
        List<MeterDay> days = new ArrayList<>();
        select.setFetchSize(2000);
        try (ResultSet row = select.executeQuery()) {
            while (row.next())
                days.add(new MeterDay(row.getString(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class),
                        row.getString(5), row.getString(6), Duration.ofSeconds(row.getInt(7)), doubles(row.getArray(8)), row.getInt(9),
                        row.getInt(10), row.getInt(11), row.getObject(12, OffsetDateTime.class).toInstant()));
        }
        return days;
    }

    private static double[] doubles(Array array) throws SQLException {
        Double[] boxed = (Double[]) array.getArray();
        double[] values = new double[boxed.length];
        for (int i = 0; i < values.length; i++)
            values[i] = boxed[i];
        return values;
    }
}
