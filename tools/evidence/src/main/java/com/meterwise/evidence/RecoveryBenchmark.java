package com.meterwise.evidence;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** R2: each process of a running system is killed with kill -9, and how long it takes until all is as before is measured from outside. */
final class RecoveryBenchmark implements Command {
    private static final List<String> SERVICES = List.of("ingestion", "segmentation", "forecasting", "campaign");
    private static final List<String> STORES = List.of("Kafka", "PostgreSQL");
    private static final double SERVICE_SECONDS = 10;
    private static final double STORE_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = 50_000_000;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Map<String, Integer> answers = new TreeMap<>();
    private int acceptedWhileAway;

    @Override
    public String name() { return "recovery"; }

    @Override
    public String summary() { return "R2: seconds from kill -9 of each process until every service is ready and readings are accepted"; }

    @Override
    public String options() { return """
            --data DIR      folder of a running system to kill in; default: one of its own
            --customers N   of its own system, default 30
            --ports N       of its own system, the first one, default 28080"""; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        String data = arguments.text("data").orElse("");
        int customers = arguments.number("customers", 30, 2);
        int ports = arguments.number("ports", 28_080, 1_024);
        arguments.refuseTheRest();
        try (LiveSystem system = data.isEmpty() ? LiveSystem.start(customers, ports) : LiveSystem.at(data)) {
            RunningParts parts = new RunningParts(system.data());
            Goals goals = new Goals();
            for (String service : SERVICES)
                goals.atMost("R2 " + service + " killed", seconds(system, parts, service), SERVICE_SECONDS, "s", "");
            for (String store : STORES)
                goals.atMost("R2 " + store + " killed", seconds(system, parts, store), STORE_SECONDS, "s", "");
            goals.atMost("R2 accepted while Kafka was away", acceptedWhileAway, 0, "", "");
            answers.forEach((answer, count) -> goals.note("answered to readings meanwhile: " + answer, "" + count, ""));
            goals.print(System.out);
            return goals.allReached();
        }
    }

    /** From the kill until a block is accepted and every service is ready again. */
    private double seconds(LiveSystem system, RunningParts parts, String part) throws IOException, InterruptedException {
        ProcessHandle killed = parts.of(part).orElseThrow(() -> new IllegalStateException(part + " does not run"));
        long start = System.nanoTime();
        killed.destroyForcibly();
        killed.onExit().join();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            boolean brokerAway = !isListening(system.kafka());
            boolean accepted = send(system);
            if (accepted && brokerAway && !isListening(system.kafka())) acceptedWhileAway++;
            if (accepted && parts.of(part).isPresent() && allReady(system)) return (System.nanoTime() - start) / 1e9;
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return Double.NaN;
    }

    private static boolean isListening(String address) {
        String[] hostAndPort = address.split(":");
        try (Socket socket = new Socket(hostAndPort[0], Integer.parseInt(hostAndPort[1]))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean send(LiveSystem system) throws InterruptedException {
        String block = "{\"meterId\":\"R2-PROBE\",\"start\":\"2026-01-01T00:00:00Z\",\"interval\":\"PT30M\",\"values\":[1]}\n";
        HttpRequest request = system.request("ingestion", "/v1/readings?register=true", "operator").timeout(ANSWER)
                .header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(block)).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            String told = answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isEmpty() ? " without Retry-After" : "";
            answers.merge(answer.statusCode() + told, 1, Integer::sum);
            return answer.statusCode() == 202;
        } catch (IOException e) {
            answers.merge("none", 1, Integer::sum);
            return false;
        }
    }

    private boolean allReady(LiveSystem system) throws InterruptedException {
        for (String service : SERVICES)
            if (!isReady(system.management(service).resolve("/q/health/ready"))) return false;
        return true;
    }

    private boolean isReady(URI health) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(health).timeout(ANSWER).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
