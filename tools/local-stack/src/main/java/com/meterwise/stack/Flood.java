package com.meterwise.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Clients that send the same again and again without waiting after a refusal. About thirty that wait for their answers keep the intake of a
 * machine with two cores busy, so these are three times what it can take.
 */
final class Flood {
    private static final int CLIENTS = 96;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2))
            .build();
    private final HttpRequest.Builder request;

    Flood(SystemFile system) {
        request = HttpRequest.newBuilder(URI.create(system.services().get(Service.INGESTION.id())).resolve("/v1/readings")).timeout(ANSWER)
                .header("Authorization", "Bearer " + system.tokens().get("ingest")).header("Content-Type", "application/x-ndjson");
    }

    /** @return answers by status, 0 = none, for a person */
    String pour(String lines, Duration lasts) {
        HttpRequest post = request.copy().POST(BodyPublishers.ofString(lines)).build();
        Map<Integer, AtomicLong> answers = new ConcurrentSkipListMap<>();
        long end = System.nanoTime() + lasts.toNanos();
        CompletableFuture.allOf(IntStream.range(0, CLIENTS).mapToObj(i -> CompletableFuture.runAsync(() -> {
            while (System.nanoTime() < end)
                answers.computeIfAbsent(status(post), unused -> new AtomicLong()).incrementAndGet();
        }, task -> new Thread(task, "flood").start())).toArray(CompletableFuture[]::new)).join();
        return "%d clients without patience were answered %s".formatted(CLIENTS, answers);
    }

    private int status(HttpRequest post) {
        try {
            return client.send(post, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
