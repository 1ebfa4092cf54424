package com.meterwise.segmentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.meterwise.embedded.EmbeddedDatabase;

/** A real database with this service's tables, for tests that need no service. */
public final class TestDatabase {
    private static DataSource database;

    private TestDatabase() {}

    public static synchronized Connection connection() throws SQLException, IOException {
        if (database == null) {
            Path folder = Files.createTempDirectory("segmentation-test");
            EmbeddedDatabase server = EmbeddedDatabase.start(folder, 0, false);
            Runtime.getRuntime().addShutdownHook(new Thread(server.process()::kill));
            DataSource fresh = server.create("segmentation").dataSource();
            try (Connection connection = fresh.getConnection(); Statement statement = connection.createStatement()) {
                for (Path migration : migrations())
                    statement.execute(Files.readString(migration));
            }
            database = fresh;
        }
        return database.getConnection();
    }

    /** In the order of their versions, as they are run in production. */
    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/service"))) {
            return files.sorted().toList();
        }
    }
}
