package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

import com.meterwise.forecasting.evaluation.Accuracy;
import com.meterwise.platform.day.Shard;

/** Accuracy of what was really issued; measured anew when late data change the day. */
public final class AccuracyTable {
    private static final String KEEP = """
            insert into accuracy (id, level, day, lead, bucket, model, slots, absolute_error, squared_error, error, absolute_actual,
                percentage_error, percentage_slots, pinball, covered, scale_kwh)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id, level, day, lead) do update set slots = excluded.slots, absolute_error = excluded.absolute_error,
                squared_error = excluded.squared_error, error = excluded.error, absolute_actual = excluded.absolute_actual,
                percentage_error = excluded.percentage_error, percentage_slots = excluded.percentage_slots, pinball = excluded.pinball,
                covered = excluded.covered, scale_kwh = excluded.scale_kwh""";

    private AccuracyTable() {}

    public static void keep(Collection<MeasuredDay> days, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (MeasuredDay day : days) {
                Accuracy accuracy = day.accuracy();
                keep.setString(1, day.id());
                keep.setString(2, day.level());
                keep.setObject(3, day.day());
                keep.setInt(4, day.leadDays());
                keep.setInt(5, Shard.bucketOf(day.id()));
                keep.setString(6, day.model());
                keep.setInt(7, accuracy.slots());
                keep.setDouble(8, accuracy.absoluteError());
                keep.setDouble(9, accuracy.squaredError());
                keep.setDouble(10, accuracy.error());
                keep.setDouble(11, accuracy.absoluteActual());
                keep.setDouble(12, accuracy.percentageError());
                keep.setInt(13, accuracy.percentageSlots());
                keep.setDouble(14, accuracy.pinball());
                keep.setInt(15, accuracy.covered());
                Columns.set(keep, 16, accuracy.scaleKwh());
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }
}
