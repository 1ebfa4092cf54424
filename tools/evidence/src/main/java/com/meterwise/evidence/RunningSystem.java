package com.meterwise.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.embedded.Root;

/** A system started by {@code ./start}, seen from outside; one that was started here is stopped when this is closed. */
class RunningSystem implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path data;
    private final boolean own;
    private final JsonNode system;

    /** @param own whether to stop it in the end */
    RunningSystem(Path data, boolean own) throws IOException {
        this.data = data;
        this.own = own;
        this.system = Json.MAPPER.readTree(data.resolve("system.json").toFile());
    }

    /** @param options of {@code ./start} beside those that say where; @return the folder of the system, which is ready */
    static Path started(int ports, String... options) throws IOException, InterruptedException {
        Path data = Root.find().resolve("target/benchmarks/live-" + ProcessHandle.current().pid());
        Files.createDirectories(data.getParent());
        List<String> line = new ArrayList<>(List.of("--detach", "--data", data.toString(), "--ports-from", Integer.toString(ports)));
        line.addAll(List.of(options));
        script("start", line);
        return data;
    }

    Path data() { return data; }

    /** @return address of health, metrics and OpenAPI */
    URI management(String service) {
        return URI.create(system.get("management").get(service).asText());
    }

    String kafka() { return system.get("kafka").asText(); }

    JsonNode get(String service, String path) throws IOException, InterruptedException {
        return answer(request(service, path, "viewer").GET().build());
    }

    HttpRequest.Builder request(String service, String path, String role) {
        return HttpRequest.newBuilder(URI.create(system.get("services").get(service).asText()).resolve(path)).header("Authorization",
                "Bearer " + system.get("tokens").get(role).asText());
    }

    /** @throws IllegalStateException if the answer is an error */
    static JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300)
            throw new IllegalStateException("%s answers %d %s".formatted(request.uri(), response.statusCode(), response.body()));
        return Json.MAPPER.readTree(response.body());
    }

    static int status(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static void script(String name, List<String> options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Root.find().resolve(name).toString()));
        line.addAll(options);
        Process process = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(
                ProcessBuilder.Redirect.INHERIT).start();
        if (process.waitFor() != 0) throw new IllegalStateException("./%s ends with %d".formatted(name, process.exitValue()));
    }

    @Override
    public void close() throws IOException {
        try {
            if (own) script("stop", List.of("--data", data.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
