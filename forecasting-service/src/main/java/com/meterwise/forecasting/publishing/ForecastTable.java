package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.meterwise.platform.day.Shard;

/** Forecasts as issued. None is ever changed: a forecast made again in hindsight would be no forecast. */
public final class ForecastTable {
    private static final String INSERT = """
            insert into forecast (id, level, day, bucket, made_at, start_at, interval_s, slots_1, slots_2, deciles, model, grade, mase,
                scale_kwh, customers)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id, level, day) do nothing""";

    private ForecastTable() {}

    public static void add(Collection<IssuedForecast> forecasts, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (IssuedForecast forecast : forecasts) {
                insert.setString(1, forecast.id());
                insert.setString(2, forecast.level());
                insert.setObject(3, forecast.day());
                insert.setInt(4, Shard.bucketOf(forecast.id()));
                insert.setObject(5, Columns.utc(forecast.madeAt()));
                insert.setObject(6, Columns.utc(forecast.start()));
                insert.setInt(7, (int) forecast.interval().toSeconds());
                insert.setInt(8, forecast.slots1());
                insert.setInt(9, forecast.deciles().slots() - forecast.slots1());
                insert.setArray(10, Columns.array(connection, Columns.flat(forecast.deciles())));
                insert.setString(11, forecast.model());
                insert.setString(12, forecast.grade());
                Columns.set(insert, 13, forecast.mase());
                Columns.set(insert, 14, forecast.scaleKwh());
                insert.setInt(15, forecast.customers());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Forecasts issued on a closed day for these customers, ordered by id. */
    public static List<IssuedForecast> ofCustomers(Collection<String> customers, LocalDate day, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select * from forecast where id = any(?) and level = 'customer' and day = ? order by id collate \"C\"")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            select.setObject(2, day);
            return forecasts(select);
        }
    }

    /** Forecasts issued on a closed day for customers of a kind, the first so many by id, without those that were made from others' already. */
    public static List<IssuedForecast> ofKind(LocalDate day, String kind, int limit, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select forecast.* from forecast join customer on customer_id = id
                where day = ? and level = 'customer' and kind = ? and model <> 'cold-start' order by id collate "C" limit ?""")) {
            select.setObject(1, day);
            select.setString(2, kind);
            select.setInt(3, limit);
            return forecasts(select);
        }
    }

    /** Forecasts of the areas of a bucket issued on a closed day, ordered by level and id. */
    public static List<IssuedForecast> ofAreas(int bucket, LocalDate day, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from forecast where bucket = ? and level <> 'customer' and day = ?
                order by level collate "C", id collate "C\"""")) {
            select.setInt(1, bucket);
            select.setObject(2, day);
            return forecasts(select);
        }
    }

    /** The forecast that was issued on a closed day. */
    public static Optional<IssuedForecast> ofDay(String level, String id, LocalDate day, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select * from forecast where id = ? and level = ? and day = ?")) {
            select.setString(1, id);
            select.setString(2, level);
            select.setObject(3, day);
            return forecasts(select).stream().findFirst();
        }
    }

    /** The latest forecast made no later than {@code asOf}. */
    public static Optional<IssuedForecast> latest(String level, String id, Instant asOf, Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select * from forecast where id = ? and level = ? and made_at <= ? order by day desc limit 1")) {
            select.setString(1, id);
            select.setString(2, level);
            select.setObject(3, Columns.utc(asOf));
            return forecasts(select).stream().findFirst();
        }
    }

    private static List<IssuedForecast> forecasts(PreparedStatement select) throws SQLException {
        List<IssuedForecast> forecasts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int slots1 = row.getInt("slots_1"), slots = slots1 + row.getInt("slots_2");
                forecasts.add(new IssuedForecast(row.getString("level"), row.getString("id"), row.getObject("day", LocalDate.class),
                        Columns.instant(row, "made_at"), Columns.instant(row, "start_at"), Duration.ofSeconds(row.getInt("interval_s")),
                        slots1, Columns.deciles(Columns.doubles(row, "deciles"), slots), row.getString("model"), row.getString("grade"),
                        Columns.number(row, "mase"), Columns.number(row, "scale_kwh"), row.getInt("customers")));
            }
        }
        return forecasts;
    }
}
