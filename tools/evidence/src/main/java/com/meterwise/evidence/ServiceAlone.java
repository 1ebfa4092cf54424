package com.meterwise.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.embedded.OsProcess;
import com.meterwise.embedded.Ports;
import com.meterwise.embedded.Root;

/** One service as {@code ./start} runs it, a process of its own beside the {@link Machinery}; it is ready once this is made. */
final class ServiceAlone implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final OsProcess process;
    private final URI address;
    private final String token;
    private final double secondsToReady;

    /** @param more settings of the service beside those that every one needs */
    ServiceAlone(String name, Machinery machinery, Map<String, String> more) {
        int port = Ports.free();
        int management = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(List.of(java(), "-Xmx512m", "-XX:+UseSerialGC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar",
                Root.find().resolve(name + "-service/target/quarkus-app/quarkus-run.jar").toString()));
        Map<String, String> settings = new HashMap<>(machinery.settings(name));
        settings.putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "" + port, "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT", "" + management));
        settings.putAll(more);
        builder.environment().putAll(settings);
        address = URI.create("http://127.0.0.1:" + port);
        token = machinery.token();
        long start = System.nanoTime();
        process = OsProcess.start(builder, machinery.folder().resolve(name + ".log"));
        awaitReady(URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
        secondsToReady = (System.nanoTime() - start) / 1e9;
    }

    static String java() { return Path.of(System.getProperty("java.home"), "bin", "java").toString(); }

    private void awaitReady(URI health) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (HTTP.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200) return;
            } catch (IOException e) {
                // not listening yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new IllegalStateException("the service is not ready: " + process.tail());
    }

    /** From the start of its process. */
    double secondsToReady() { return secondsToReady; }

    /** CPU time it has used. */
    Duration cpu() { return process.process().info().totalCpuDuration().orElse(Duration.ZERO); }

    /** Memory of the process that lies in RAM, in MB, as Linux tells it. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", "" + process.pid(), "status")))
            if (line.startsWith("VmRSS:")) return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
        throw new IOException("the system does not tell the memory of " + process.pid());
    }

    PlainConnection connect() throws IOException { return new PlainConnection(address.getPort(), token); }

    HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token).header("Content-Type", type)
                .timeout(Duration.ofMinutes(10));
    }

    /** @throws IllegalStateException if the answer is an error */
    JsonNode call(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300)
            throw new IllegalStateException(request.uri() + " " + answer.statusCode() + " " + new String(answer.body()));
        return Json.read(answer.body(), JsonNode.class);
    }

    @Override
    public void close() { process.stop(20); }
}
