package com.meterwise.campaign;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A CRM's web server: {@code /good} answers, {@code /hangs} never does, {@code /gone} says 410. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<String> hanging = new CopyOnWriteArrayList<>();

    record Call(String id, String timestamp, String signature, String body) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/good", exchange -> {
            Map<String, List<String>> headers = exchange.getRequestHeaders();
            calls.add(new Call(headers.get("webhook-id").get(0), headers.get("webhook-timestamp").get(0),
                    headers.get("webhook-signature").get(0),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            answer(exchange, 204);
        });
        server.createContext("/hangs", exchange -> {
            hanging.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 204);
        });
        server.createContext("/gone", exchange -> answer(exchange, 410));
        server.start();
    }

    String url(String path) { return "http://localhost:%d%s".formatted(server.getAddress().getPort(), path); }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
