package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.operation.IntradayUpdate;

/** Intraday updates, beside the forecasts they update. */
public final class IntradayTable {
    private IntradayTable() {}

    /** @param knownThrough end of the last slot that had come */
    public static void keep(IssuedForecast issued, IntradayUpdate update, Instant knownThrough, Connection connection)
            throws SQLException {
        Deciles deciles = update.deciles();
        double[] flat = new double[Deciles.COUNT * deciles.slots()];
        for (int q = 0; q < Deciles.COUNT; q++)
            System.arraycopy(deciles.kwh()[q], 0, flat, q * deciles.slots(), deciles.slots());
        try (PreparedStatement keep = connection.prepareStatement("""
                insert into intraday_forecast (id, level, known_through, day, interval_s, shift_kwh, deciles) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id, level, known_through) do update set shift_kwh = excluded.shift_kwh, deciles = excluded.deciles""")) {
            keep.setString(1, issued.id());
            keep.setString(2, issued.level());
            keep.setObject(3, Columns.utc(knownThrough));
            keep.setObject(4, issued.day());
            keep.setInt(5, (int) issued.interval().toSeconds());
            keep.setDouble(6, update.shiftKwh());
            keep.setArray(7, Columns.array(connection, flat));
            keep.executeUpdate();
        }
    }
}
