package com.meterwise.evidence;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.meterwise.contracts.Topic;
import com.meterwise.embedded.Root;

/** A Kafka, a PostgreSQL and the ingestion service alone, each a process of its own, in a temporary folder; and Kafka's own load tool beside them. */
final class IntakeBench implements AutoCloseable {
    private static final Pattern RATE = Pattern.compile("records sent, ([0-9.,]+) records/sec");
    static final String BLOCKS = "application/x-ndjson";

    final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
    private final Machinery machinery;
    private final ServiceAlone service;
    final Path folder;

    /** @param stream whether the service also checks and merges what it takes in, as it does in operation */
    IntakeBench(boolean stream) throws IOException {
        machinery = new Machinery();
        folder = machinery.folder();
        service = new ServiceAlone("ingestion", machinery, Map.of("METERWISE_INTAKE_ENABLED", Boolean.toString(stream)));
    }

    HttpRequest.Builder request(String path, String type) { return service.request(path, type); }

    PlainConnection connect() throws IOException { return service.connect(); }

    /** @throws IllegalStateException if it is not accepted whole */
    void post(Path file) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request("/v1/readings?register=true", BLOCKS).POST(HttpRequest.BodyPublishers.ofFile(file))
                .build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202 || !answer.body().contains("\"rejected\":0"))
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }

    /** CPU time the service has used. */
    Duration cpu() { return service.cpu(); }

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
        Process tool = new ProcessBuilder(List.of(ServiceAlone.java(), "-Xmx512m", "-cp",
                Root.find().resolve("tools/kafka-broker/target/lib") + "/*",
                "org.apache.kafka.tools.ProducerPerformance", "--topic", Topic.UPLOAD.name(), "--num-records", "" + records, "--throughput",
                "-1", "--payload-file", lines.toString(), "--producer-props", "bootstrap.servers=" + machinery.kafka().bootstrapServers(),
                "acks=all",
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
        service.close();
        machinery.close();
    }
}
