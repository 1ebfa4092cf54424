package com.meterwise.stack.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.meterwise.contracts.Json;

/**
 * Sends generated requests, right ones and wrong ones, to every operation a service documents and holds each answer against what is
 * promised. One request after the other, so that a seed brings the same requests again as long as the service answers the same.
 */
public final class ApiFuzz {
    private final URI base;
    private final String token;
    private final Document document;
    private final Known known = new Known();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param token of a role that may do everything: what is not allowed is another test's matter */
    public ApiFuzz(URI base, String token, Document document) {
        this.base = base;
        this.token = token;
        this.document = document;
    }

    /**
     * @param statuses   answers by status
     * @param violations the first of each kind, with how many there were
     */
    public record Outcome(Map<Integer, Integer> statuses, Map<Violation, Integer> violations) {
        public Outcome {
            statuses = new TreeMap<>(statuses);
            violations = new LinkedHashMap<>(violations);
        }

        public int requests() { return statuses.values().stream().mapToInt(Integer::intValue).sum(); }
    }

    /** Every operation in turn, {@code requests} in all. */
    public Outcome run(int requests, long seed) throws InterruptedException {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Operation> operations = document.operations();
        Promises promises = new Promises(document);
        Map<Integer, Integer> statuses = new TreeMap<>();
        Map<String, Violation> first = new LinkedHashMap<>();
        Map<String, Integer> times = new LinkedHashMap<>();
        for (int i = 0; i < requests; i++) {
            Operation operation = operations.get(i % operations.size());
            Call call = Call.of(operation, document, known, new SplittableRandom(chance.nextLong()));
            Optional<Violation> violation;
            int status = 0;
            try {
                HttpResponse<String> answer = send(call);
                status = answer.statusCode();
                violation = promises.broken(call, answer);
                if (status < 300) learn(answer.body());
            } catch (IOException e) {
                violation = Optional.of(new Violation("every request is answered", operation, 0, call.toString(), e.toString()));
            }
            statuses.merge(status, 1, Integer::sum);
            violation.ifPresent(one -> {
                first.putIfAbsent(one.kind(), one);
                times.merge(one.kind(), 1, Integer::sum);
            });
        }
        Map<Violation, Integer> violations = new LinkedHashMap<>();
        first.forEach((kind, violation) -> violations.put(violation, times.get(kind)));
        return new Outcome(statuses, violations);
    }

    /** Once more if the server closed a kept connection while the request was on its way, which HTTP allows. */
    private HttpResponse<String> send(Call call) throws IOException, InterruptedException {
        try {
            return client.send(call.request(base, token), BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return client.send(call.request(base, token), BodyHandlers.ofString());
        }
    }

    private void learn(String body) {
        try {
            known.learn(Json.MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            // a CSV teaches nothing
        }
    }
}
