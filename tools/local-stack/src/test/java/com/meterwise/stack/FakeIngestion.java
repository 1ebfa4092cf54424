package com.meterwise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers as it was told, then with 202; keeps what it has answered with 202. */
final class FakeIngestion implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    final List<String> paths = Collections.synchronizedList(new ArrayList<>());
    final List<String> kept = Collections.synchronizedList(new ArrayList<>());

    /** @param status 0 hangs up */
    private record Answer(int status, String body) {}

    FakeIngestion() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    FakeIngestion then(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    Rest rest() {
        return new Rest("ingestion", URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "a-token", Duration.ofSeconds(20),
                new Progress(new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            paths.add(exchange.getRequestURI().getPath());
            queries.add(String.valueOf(exchange.getRequestURI().getRawQuery()));
            Answer answer = answers.isEmpty() ? new Answer(202, accepted(body)) : answers.poll();
            if (answer.status() == 0) return;
            if (answer.status() == 202) kept.add(body);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String accepted(String body) {
        long lines = body.lines().count();
        return "{\"uploadId\":\"u\",\"accepted\":%d,\"rejected\":0,\"readings\":%d,\"errors\":[]}".formatted(lines, lines);
    }

    @Override
    public void close() { server.stop(0); }
}
