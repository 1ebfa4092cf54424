package com.meterwise.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;

/**
 * Requests to a service that may be away for a while: whatever is sent here has the same effect once and twice, so it is repeated until it
 * is answered.
 */
final class Rest {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration ANSWER = Duration.ofMinutes(10);
    private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final String service;
    private final URI base;
    private final String token;
    private final Duration patience;
    private final Progress progress;

    Rest(String service, URI base, String token) { this(service, base, token, Duration.ofMinutes(10), new Progress(System.out)); }

    /** @param patience how long a service may be away */
    Rest(String service, URI base, String token, Duration patience, Progress progress) {
        this.service = service;
        this.base = base;
        this.token = token;
        this.patience = patience;
        this.progress = progress;
    }

    /** @param body null if the answer is no JSON */
    record Answer(int status, JsonNode body, String text) {
        boolean isGood() { return status >= 200 && status < 300; }

        /** For a person. */
        String said() {
            if (body != null && body.hasNonNull("detail")) return "%d %s".formatted(status, body.get("detail").asText());
            return "%d %s".formatted(status, text.length() > 300 ? text.substring(0, 300) + "…" : text);
        }
    }

    JsonNode get(String path) { return good("GET", path, send(request(path).GET())); }

    JsonNode put(String path, byte[] json) {
        return good("PUT", path, send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(json))));
    }

    JsonNode post(String path, String type, byte[] body, int length) { return good("POST", path, answer(path, type, body, length)); }

    JsonNode post(String path) { return good("POST", path, send(request(path).POST(BodyPublishers.noBody()))); }

    JsonNode delete(String path) { return good("DELETE", path, send(request(path).DELETE())); }

    /** As it comes, also if it is a refusal. */
    Answer answer(String path, String type, byte[] body, int length) {
        BodyPublisher content = BodyPublishers.ofByteArray(body, 0, length);
        return send(request(path).header("Content-Type", type).POST(content));
    }

    /** As it comes, also if it is a refusal; the content is opened again for each attempt. */
    Answer stream(String path, String type, Supplier<InputStream> content) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofInputStream(content)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER).header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private JsonNode good(String verb, String path, Answer answer) {
        if (answer.isGood()) return answer.body();
        throw new Failed("%s answers %s %s with %s".formatted(service, verb, path, answer.said()));
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        long deadline = System.nanoTime() + patience.toNanos();
        Duration wait = FIRST_WAIT;
        for (int attempt = 1;; attempt++) {
            String trouble;
            Duration asked = Duration.ZERO;
            try {
                HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
                if (!AWAY.contains(response.statusCode())) return answer(response);
                trouble = "answers " + answer(response).said();
                asked = retryAfter(response);
            } catch (IOException e) {
                trouble = "does not answer (%s)".formatted(e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failed("interrupted", e);
            }
            if (System.nanoTime() > deadline)
                throw new Failed("%s %s, tried %d times in %d s".formatted(service, trouble, attempt, patience.toSeconds()));
            if (attempt == 3) progress.print("%s %s; trying again%n".formatted(service, trouble));
            Pause.of(asked.compareTo(wait) > 0 && asked.compareTo(LONGEST_WAIT) <= 0 ? asked : wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("0");
        return seconds.matches("\\d{1,4}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }

    private static Answer answer(HttpResponse<String> response) {
        String text = response.body();
        try {
            return new Answer(response.statusCode(), text.isBlank() ? null : Json.MAPPER.readTree(text), text);
        } catch (JsonProcessingException e) {
            return new Answer(response.statusCode(), null, text);
        }
    }
}
