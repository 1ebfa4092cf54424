package com.meterwise.segmentation.intake;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import com.meterwise.contracts.Json;

/**
 * Statements over arrays on a transaction's connection. A parameter that is a {@code String[]}, {@code Integer[]}, {@code Long[]},
 * {@code Double[]} or {@code byte[][]} is bound as a PostgreSQL array: a batch of any size is one statement.
 */
public final class Sql {
    private final Connection connection;

    public Sql(Connection connection) { this.connection = connection; }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters); ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next())
                result.add(reader.read(rows));
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read: " + sql, e);
        }
    }

    /** @return rows changed */
    public int update(String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not write: " + sql, e);
        }
    }

    /** One column of a batch. */
    public static <T> String[] texts(List<T> batch, Function<T, ?> column) {
        return column(batch, column).map(value -> value == null ? null : value.toString()).toArray(String[]::new);
    }

    public static <T> Integer[] ints(List<T> batch, Function<T, Integer> column) { return column(batch, column).toArray(Integer[]::new); }

    public static <T> Long[] longs(List<T> batch, Function<T, Long> column) { return column(batch, column).toArray(Long[]::new); }

    public static <T> Double[] doubles(List<T> batch, Function<T, Double> column) { return column(batch, column).toArray(Double[]::new); }

    public static <T> byte[][] bytes(List<T> batch, Function<T, byte[]> column) { return column(batch, column).toArray(byte[][]::new); }

    /** A value as the text of a JSON column. */
    public static String json(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    public static <T> T fromJson(String json, Class<T> type) { return Json.read(json.getBytes(StandardCharsets.UTF_8), type); }

    /** A JSON object of numbers by name. */
    public static SortedMap<String, Double> numbers(String json) {
        return fromJson(json, Numbers.class);
    }

    /** Tells the reader of JSON the types. */
    private static final class Numbers extends TreeMap<String, Double> {
        private static final long serialVersionUID = 1;
    }

    private static <T, C> Stream<C> column(List<T> batch, Function<T, C> column) { return batch.stream().map(column); }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++)
            statement.setObject(i + 1, bound(parameters[i]));
        return statement;
    }

    private Object bound(Object parameter) throws SQLException {
        if (parameter instanceof String[] texts) return connection.createArrayOf("text", texts);
        if (parameter instanceof Integer[] numbers) return connection.createArrayOf("int4", numbers);
        if (parameter instanceof Long[] numbers) return connection.createArrayOf("int8", numbers);
        if (parameter instanceof Double[] numbers) return connection.createArrayOf("float8", numbers);
        if (parameter instanceof byte[][] values) return connection.createArrayOf("bytea", values);
        return parameter;
    }
}
