package com.meterwise.campaign;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.meterwise.embedded.EmbeddedDatabase;

/** A fresh database with this service's tables, for tests without a container. */
public final class TestDatabase {
    private TestDatabase() {}

    /** The server ends with the JVM. */
    public static DataSource fresh() {
        try {
            EmbeddedDatabase server = EmbeddedDatabase.start(Files.createTempDirectory("campaign-test"), 0, false);
            Runtime.getRuntime().addShutdownHook(new Thread(server.process()::kill));
            DataSource database = server.create("campaign").dataSource();
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                for (String folder : List.of("/db/platform", "/db/service")) {
                    for (String migration : migrations(folder))
                        statement.execute(migration);
                }
            }
            return database;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the order of their versions, which is that of their names. */
    private static List<String> migrations(String folder) throws IOException {
        URL found = TestDatabase.class.getResource(folder);
        if (!"jar".equals(found.getProtocol())) return texts(Path.of(URI.create(found.toString())));
        try (FileSystem jar = FileSystems.newFileSystem(URI.create(found.toString().split("!")[0]), Map.of())) {
            return texts(jar.getPath(folder));
        }
    }

    private static List<String> texts(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".sql")).sorted().toList())
                texts.add(Files.readString(file));
        }
        return texts;
    }
}
