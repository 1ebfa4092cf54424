package com.meterwise.evidence;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.meterwise.contracts.Topic;
import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.embedded.EmbeddedKafka;
import com.meterwise.embedded.LocalTokens;
import com.meterwise.embedded.OsProcess;
import com.meterwise.embedded.Ports;

/** A Kafka, a PostgreSQL and the ingestion service alone, each a process of its own, in a temporary folder; and Kafka's own load tool beside them. */
final class IntakeBench implements AutoCloseable {
    private static final Pattern RATE = Pattern.compile("records sent, ([0-9.,]+) records/sec");
    static final String BLOCKS = "application/x-ndjson";

    final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
    private final Path root = Path.of(System.getProperty("meterwise.root", ".")).toAbsolutePath();
    final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;
    private final OsProcess service;
    private final URI address;
    private final String token;

    /** @param stream whether the service also checks and merges what it takes in, as it does in operation */
    IntakeBench(boolean stream) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("meterwise-bench");
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        kafka.createTopics(Topic.ALL, Topic.LOCAL_PARTITIONS);
        database = EmbeddedDatabase.start(folder.resolve("postgresql"), 0, true);
        LocalTokens tokens = LocalTokens.in(folder);
        token = tokens.token("operator");
        EmbeddedDatabase.Access access = database.create("ingestion");
        int port = Ports.free();
        int management = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(java(), "-Xmx512m", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                root.resolve("ingestion-service/target/quarkus-app/quarkus-run.jar").toString());
        builder.environment().putAll(java.util.Map.ofEntries(entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                entry("QUARKUS_HTTP_HOST", "127.0.0.1"), entry("QUARKUS_HTTP_PORT", "" + port),
                entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                entry("QUARKUS_MANAGEMENT_PORT", "" + management),
                entry("MP_JWT_VERIFY_PUBLICKEY_LOCATION", tokens.publicKeyFile().toString()),
                entry("MP_JWT_VERIFY_ISSUER", LocalTokens.ISSUER), entry("METERWISE_CLOCK", "replay"), entry("METERWISE_ZONE", "UTC"),
                entry("METERWISE_ERASURE_KEY", "benchmark"), entry("METERWISE_INTAKE_ENABLED", Boolean.toString(stream)),
                entry("QUARKUS_DATASOURCE_JDBC_URL", access.jdbcUrl()), entry("QUARKUS_DATASOURCE_USERNAME", access.user()),
                entry("QUARKUS_DATASOURCE_PASSWORD", access.password())));
        service = OsProcess.start(builder, folder.resolve("service.log"));
        address = URI.create("http://127.0.0.1:" + port);
        awaitReady(URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
    }

    private static java.util.Map.Entry<String, String> entry(String name, String value) { return java.util.Map.entry(name, value); }

    private static String java() { return Path.of(System.getProperty("java.home"), "bin", "java").toString(); }

    private void awaitReady(URI health) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(120);
        while (Instant.now().isBefore(deadline) && service.isAlive()) {
            try {
                if (http.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200) return;
            } catch (IOException e) {
                // not listening yet
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("the service is not ready: " + service.tail());
    }

    HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token).header("Content-Type", type)
                .timeout(Duration.ofMinutes(10));
    }

    PlainConnection connect() throws IOException { return new PlainConnection(address.getPort(), token); }

    /** @throws IllegalStateException if it is not accepted whole */
    void post(Path file) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request("/v1/readings?register=true", BLOCKS).POST(HttpRequest.BodyPublishers.ofFile(file))
                .build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202 || !answer.body().contains("\"rejected\":0"))
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }

    /** CPU time the service has used. */
    Duration cpu() { return service.process().info().totalCpuDuration().orElse(Duration.ZERO); }

    /** Blocks of 48 half-hours, a line each; the same seed gives the same file. */
    static Path blocks(Path file, int count, int meters, long seed) throws IOException {
        Random random = new Random(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write("{\"meterId\":\"B-%05d\",\"start\":\"%sT00:00:00Z\",\"interval\":\"PT30M\",\"values\":[".formatted(i % meters,
                        java.time.LocalDate
                                .of(2026, 1, 1).plusDays(i / meters)));
                for (int v = 0; v < 48; v++)
                    out.write((v > 0 ? "," : "") + random.nextInt(5_000) / 1000.0);
                out.write("]}\n");
            }
        }
        return file;
    }

    /** Kafka's producer-perf tool on the same broker with the same lines and settings. @return records a second */
    double peer(Path lines, int records) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(List.of(java(), "-Xmx512m", "-cp", root.resolve("tools/kafka-broker/target/lib") + "/*",
                "org.apache.kafka.tools.ProducerPerformance", "--topic", Topic.UPLOAD.name(), "--num-records", "" + records, "--throughput",
                "-1", "--payload-file", lines.toString(), "--producer-props", "bootstrap.servers=" + kafka.bootstrapServers(), "acks=all",
                "enable.idempotence=true", "compression.type=lz4", "linger.ms=5", "batch.size=262144", "buffer.memory=67108864"))
                .redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes());
        tool.waitFor();
        double rate = Double.NaN;
        for (Matcher found = RATE.matcher(said); found.find();)
            rate = Double.parseDouble(found.group(1).replace(",", ""));
        if (Double.isNaN(rate)) throw new IllegalStateException("producer-perf says " + said);
        return rate;
    }

    @Override
    public void close() throws IOException {
        service.stop(20);
        kafka.close();
        database.close();
        try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
