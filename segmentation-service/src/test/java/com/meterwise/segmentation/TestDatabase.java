package com.meterwise.segmentation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import com.meterwise.embedded.EmbeddedDatabase;

/** A real database with this service's tables, for tests that need no service. */
public final class TestDatabase {
    private static final List<String> MIGRATIONS = List.of("V1001__consumption", "V1002__master_data", "V1003__segments");
    private static DataSource database;

    private TestDatabase() {}

    public static synchronized Connection connection() throws SQLException, IOException {
        if (database == null) {
            Path folder = Files.createTempDirectory("segmentation-test");
            EmbeddedDatabase server = EmbeddedDatabase.start(folder, 0, false);
            Runtime.getRuntime().addShutdownHook(new Thread(server.process()::kill));
            DataSource fresh = server.create("segmentation").dataSource();
            try (Connection connection = fresh.getConnection(); Statement statement = connection.createStatement()) {
                for (String migration : MIGRATIONS)
                    statement.execute(sql(migration));
            }
            database = fresh;
        }
        return database.getConnection();
    }

    private static String sql(String migration) throws IOException {
        try (InputStream in = TestDatabase.class.getResourceAsStream("/db/service/" + migration + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
