package com.meterwise.ingestion.meterday;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.meterwise.ingestion.checking.Severity;
import com.meterwise.ingestion.registry.Ownership;

/** A row of meter_day and the meter-day it is. */
final class MeterDayRow {
    /** Arrays come as bytes, since the driver would make an object of each number. */
    static final String COLUMNS = "meter_id, channel, day, interval_s, array_send(wh), quality, array_send(revised_at), revision, kind, "
            + "customer_id, feeder_id, available_at, array_send(validated), marks, estimates, severity";

    private MeterDayRow() {}

    static List<MeterDay> list(PreparedStatement select) throws SQLException {
        List<MeterDay> days = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next())
                days.add(day(found));
        }
        return days;
    }

    static MeterDay day(ResultSet found) throws SQLException {
        MeterDay.Key key = new MeterDay.Key(found.getString(1), found.getString(2), found.getObject(3, LocalDate.class));
        long[] wh = Longs.sent(found.getBytes(5));
        long[] revisedAt = Longs.sent(found.getBytes(7));
        if (revisedAt.length == 1) {
            long all = revisedAt[0];
            revisedAt = new long[wh.length];
            Arrays.fill(revisedAt, all);
        }
        Ownership.Line owner = new Ownership.Line(key.day(), found.getString(9), found.getString(10), found.getString(11));
        char[] quality = found.getString(6).toCharArray();
        return new MeterDay(key, Duration.ofSeconds(found.getInt(4)), wh, quality, revisedAt, owner,
                found.getInt(8), found.getObject(12, OffsetDateTime.class).toInstant(), validated(found, wh, quality));
    }

    private static Validated validated(ResultSet found, long[] wh, char[] quality) throws SQLException {
        String marks = found.getString(14);
        String estimates = found.getString(15);
        return new Validated(marks == null ? wh : Longs.sent(found.getBytes(13)), marks == null ? quality : marks.toCharArray(),
                estimates == null ? List.of() : EstimateJson.read(estimates), Severity.valueOf(found.getString(16)));
    }
}
