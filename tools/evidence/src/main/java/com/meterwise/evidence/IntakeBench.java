package com.meterwise.evidence;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;

/** A Kafka, a PostgreSQL and the ingestion service alone, each a process of its own, in a temporary folder; Kafka's own load tool beside them. */
final class IntakeBench implements AutoCloseable {
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

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path, "application/json").GET().build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200)
            throw new IllegalStateException("%s answers %d %s".formatted(path, answer.statusCode(), answer.body()));
        return Json.MAPPER.readTree(answer.body());
    }

    String kafka() { return machinery.kafka().bootstrapServers(); }

    /** Memory of the service that is not swapped out. */
    double residentMegabytes() throws IOException {
        return service.residentMegabytes();
    }

    /** CPU time the service has used. */
    Duration cpu() { return service.cpu(); }

    /** Blocks of 48 half-hours, a line each; the same seed gives the same file. */
    static Path blocks(Path file, int count, int meters, long seed) throws IOException {
        return blocks(file, count, meters, seed, java.time.LocalDate.of(2026, 1, 1));
    }

    /** @param from first day; each meter has a block a day */
    static Path blocks(Path file, int count, int meters, long seed, java.time.LocalDate from) throws IOException {
        Random random = new Random(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write("{\"meterId\":\"B-%05d\",\"start\":\"%sT00:00:00Z\",\"interval\":\"PT30M\",\"values\":[".formatted(i % meters,
                        from.plusDays(i / meters)));
                for (int v = 0; v < 48; v++)
                    out.write((v > 0 ? "," : "") + random.nextInt(5_000) / 1000.0);
                out.write("]}\n");
            }
        }
        return file;
    }

    /** Kafka's own load tool on the same broker. */
    ProducerPerf peer() { return machinery.peer(); }

    @Override
    public void close() throws IOException {
        service.close();
        machinery.close();
    }
}
