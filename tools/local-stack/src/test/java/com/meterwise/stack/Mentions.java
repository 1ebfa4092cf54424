package com.meterwise.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** Where a running system still mentions somebody: every table of every database, read as text and as bytes, and every log. */
final class Mentions {
    private final Map<String, DataSource> databases = new TreeMap<>();
    private final Path logs;

    Mentions(Stack stack, Path data) {
        for (Service service : Service.values())
            if (service.hasDatabase()) databases.put(service.id(), stack.database(service).dataSource());
        logs = data.resolve("logs");
    }

    /** Tables in which a text occurs. */
    List<String> inTables(String text) {
        List<String> found = new ArrayList<>();
        databases.forEach((service, database) -> {
            try (Connection connection = database.getConnection()) {
                for (String table : tables(connection))
                    if (mentions(connection, table, text)) found.add(service + ": " + table);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return found;
    }

    List<String> inLogs(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList())
                if (Files.readString(file).contains(text)) found.add("log " + file.getFileName());
        }
        return found;
    }

    List<String> metersOf(String customer) throws SQLException {
        List<String> meters = new ArrayList<>();
        try (Connection connection = databases.get("ingestion").getConnection();
                PreparedStatement select = connection.prepareStatement("select id from meter where customer_id = ? order by 1")) {
            select.setString(1, customer);
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    meters.add(row.getString(1));
            }
        }
        return meters;
    }

    /** A number a service's database tells. */
    long number(Service service, String sql) {
        try (Connection connection = databases.get(service.id()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1""")) {
            while (row.next())
                tables.add(row.getString(1));
        }
        return tables;
    }

    private static boolean mentions(Connection connection, String table, String text) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select exists (select from %s t where position(? in t::text) > 0 or position(? in t::text) > 0)".formatted(table))) {
            select.setString(1, text);
            // a column of bytes reads as hexadecimal digits
            select.setString(2, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
