package com.meterwise.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.meterwise.contracts.Topic;

/** One Kafka, one PostgreSQL and one token issuer for all tests of a JVM, in a temporary folder that goes with it. */
public final class TestStack {
    private static TestStack shared;

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;
    private final LocalTokens tokens;
    private final AtomicInteger databases = new AtomicInteger();

    private TestStack() {
        try {
            folder = Files.createTempDirectory("meterwise-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CompletableFuture<EmbeddedDatabase> starting = CompletableFuture
                .supplyAsync(() -> EmbeddedDatabase.start(folder.resolve("postgresql"), 0, true));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        kafka.createTopics(Topic.ALL, Topic.LOCAL_PARTITIONS);
        database = starting.join();
        tokens = LocalTokens.in(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /** The stack of this JVM, started at the first call. */
    public static synchronized TestStack shared() {
        if (shared == null) shared = new TestStack();
        return shared;
    }

    public EmbeddedKafka kafka() { return kafka; }

    public EmbeddedDatabase database() { return database; }

    public LocalTokens tokens() { return tokens; }

    /** A database of its own. */
    public EmbeddedDatabase.Access freshDatabase() {
        return database.create("test" + databases.incrementAndGet());
    }

    private void end() {
        kafka.process().kill();
        database.process().kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // what is left goes with the temporary folder
        }
    }
}
