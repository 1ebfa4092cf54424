package com.meterwise.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The four services as they answered once, from src/test/resources/answers; what is sent to them is kept. */
public final class FakeServices implements QuarkusTestResourceLifecycleManager {
    /** A request that changed something. @param token without Bearer */
    record Sent(String service, String method, String path, String body, String token) {}

    static final List<Sent> SENT = new CopyOnWriteArrayList<>();
    static final Set<String> DOWN = ConcurrentHashMap.newKeySet();
    static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private static final List<String> THINGS = List.of("segments", "customers", "customer", "key-accounts", "meters", "campaigns", "offers",
            "models",
            "compare",
            "uploads", "products", "tariffs");
    private static final Set<String> PARTS = Set.of("groups", "map", "flows");

    private final List<HttpServer> servers = new ArrayList<>();

    static void reset() {
        SENT.clear();
        DOWN.clear();
        ANSWERS.clear();
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> addresses = new HashMap<>();
        for (String service : List.of("ingestion", "segmentation", "forecasting", "campaign")) {
            HttpServer server = server();
            server.createContext("/", exchange -> answer(service, exchange));
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
            servers.add(server);
            addresses.put("meterwise.console.services." + service, "http://127.0.0.1:" + server.getAddress().getPort());
        }
        return addresses;
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() { servers.forEach(server -> server.stop(0)); }

    private static void answer(String service, HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod(), path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (DOWN.contains(service)) return;
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).replace("Bearer ", "");
            if (!token.matches("(token-of-|eyJ).*")) {
                write(exchange, 401, "{\"title\":\"Unknown\"}");
                return;
            }
            if (!method.equals("GET")) SENT.add(new Sent(service, method, exchange.getRequestURI().toString(), body, token));
            String prepared = ANSWERS.get(method + " " + service + path);
            String content = prepared != null ? prepared : recorded(service, path);
            if (content == null && !method.equals("GET")) content = "{}";
            if (content == null) write(exchange, 404, "{\"title\":\"Not found\",\"status\":404,\"detail\":\"no %s\"}".formatted(path));
            else
                write(exchange, 200, content);
        }
    }

    /** Any thing of a kind answers as the one that was recorded. */
    private static String recorded(String service, String path) throws IOException {
        List<String> parts = new ArrayList<>(List.of(path.substring("/v1/".length()).split("/")));
        for (int i = 1; i < parts.size(); i++)
            if (THINGS.contains(parts.get(i - 1)) && !PARTS.contains(parts.get(i))) parts.set(i, "one");
        try (InputStream in = FakeServices.class.getResourceAsStream("/answers/" + service + "/" + String.join("_", parts) + ".json")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", status == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
