package com.meterwise.forecasting.publishing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.postgresql.PGConnection;

import com.meterwise.forecasting.evaluation.Deciles;

/** How arrays, times and absent numbers go into and out of columns. */
final class Columns {
    private Columns() {}

    static Array array(Connection connection, double[] values) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf("float8", values);
    }

    static double[] doubles(ResultSet row, String column) throws SQLException {
        Double[] boxed = (Double[]) row.getArray(column).getArray();
        double[] values = new double[boxed.length];
        for (int i = 0; i < values.length; i++)
            values[i] = boxed[i];
        return values;
    }

    static OffsetDateTime utc(Instant at) { return OffsetDateTime.ofInstant(at, ZoneOffset.UTC); }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /** NaN counts as absent. */
    static void set(PreparedStatement statement, int at, Double value) throws SQLException {
        if (value == null || value.isNaN()) statement.setNull(at, Types.DOUBLE);
        else
            statement.setDouble(at, value);
    }

    /** Decile by decile. */
    static double[] flat(Deciles deciles) {
        double[] flat = new double[Deciles.COUNT * deciles.slots()];
        for (int q = 0; q < Deciles.COUNT; q++)
            System.arraycopy(deciles.kwh()[q], 0, flat, q * deciles.slots(), deciles.slots());
        return flat;
    }

    static Deciles deciles(double[] flat, int slots) {
        double[][] kwh = new double[Deciles.COUNT][slots];
        for (int q = 0; q < Deciles.COUNT; q++)
            System.arraycopy(flat, q * slots, kwh[q], 0, slots);
        return new Deciles(kwh);
    }
}
