package com.meterwise.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the project's folder, and in it the broker's jars. */
public final class Root {
    private Root() {}

    /** The folder that holds {@code tools/kafka-broker}: property {@code meterwise.root}, else upwards from the working directory. */
    public static Path find() {
        String given = System.getProperty("meterwise.root");
        if (given != null && !given.isBlank()) return Path.of(given);
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
            if (Files.isDirectory(folder.resolve("tools/kafka-broker"))) return folder;
        throw new IllegalStateException("no project folder above " + Path.of("").toAbsolutePath());
    }

    static Path brokerJars() {
        String given = System.getenv("METERWISE_KAFKA_LIB");
        Path jars = given != null ? Path.of(given) : find().resolve("tools/kafka-broker/target/lib");
        if (!Files.isDirectory(jars))
            throw new IllegalStateException("no broker in %s: run mvn -pl tools/kafka-broker process-resources".formatted(jars));
        return jars;
    }
}
