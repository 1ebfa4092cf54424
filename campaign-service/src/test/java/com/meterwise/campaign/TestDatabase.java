package com.meterwise.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import com.meterwise.embedded.EmbeddedDatabase;

/** A fresh database with this service's tables, for tests without a container. */
public final class TestDatabase {
    private static final List<String> MIGRATIONS = List.of("/db/platform/V0001__platform.sql", "/db/service/V1001__campaign.sql",
            "/db/service/V1002__sample_catalogue.sql");

    private TestDatabase() {}

    /** The server ends with the JVM. */
    public static DataSource fresh() {
        try {
            EmbeddedDatabase server = EmbeddedDatabase.start(Files.createTempDirectory("campaign-test"), 0, false);
            Runtime.getRuntime().addShutdownHook(new Thread(server.process()::kill));
            DataSource database = server.create("campaign").dataSource();
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                for (String migration : MIGRATIONS)
                    statement.execute(text(migration));
            }
            return database;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream file = TestDatabase.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
