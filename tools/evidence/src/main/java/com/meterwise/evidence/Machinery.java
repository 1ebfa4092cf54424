package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.meterwise.contracts.Topic;
import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.embedded.EmbeddedKafka;
import com.meterwise.embedded.LocalTokens;

/** A Kafka and a durable PostgreSQL in a temporary folder, for services that are measured alone. A service finds its database again when it starts anew. */
final class Machinery implements AutoCloseable {
    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;
    private final LocalTokens tokens;
    private final Map<String, EmbeddedDatabase.Access> databases = new HashMap<>();

    Machinery() throws IOException {
        folder = Files.createTempDirectory("meterwise-bench");
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        kafka.createTopics(Topic.ALL, Topic.LOCAL_PARTITIONS);
        database = EmbeddedDatabase.start(folder.resolve("postgresql"), 0, true);
        tokens = LocalTokens.in(folder);
    }

    Path folder() { return folder; }

    EmbeddedKafka kafka() { return kafka; }

    /** Kafka's own load tool on the same broker. */
    ProducerPerf peer() { return new ProducerPerf(kafka.bootstrapServers()); }

    EmbeddedDatabase.Access database(String service) { return databases.computeIfAbsent(service, database::create); }

    /** Of somebody who may do everything. */
    String token() { return tokens.token("admin"); }

    Map<String, String> settings(String service) {
        EmbeddedDatabase.Access access = database(service);
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(), "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                tokens.publicKeyFile().toString(), "MP_JWT_VERIFY_ISSUER", LocalTokens.ISSUER, "METERWISE_CLOCK", "replay",
                "METERWISE_ZONE", "UTC", "METERWISE_ERASURE_KEY", "benchmark", "QUARKUS_DATASOURCE_JDBC_URL", access.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", access.user(), "QUARKUS_DATASOURCE_PASSWORD", access.password());
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        database.close();
        Folders.delete(folder);
    }
}
