package com.meterwise.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.meterwise.contracts.Json;
import com.meterwise.synthetic.Utility;

/** A running system as those see it who watch it: what it exports beside what dashboards and rules ask for, and what it logs. */
final class Watching {
    private static final String TOPIC = "ingestion.customer.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final SystemFile system;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Watching(Path root, SystemFile system) {
        this.root = root;
        this.system = system;
    }

    Set<String> namesNobodyExports() {
        Set<String> exported = new TreeSet<>();
        for (Service service : Compose.SERVICES)
            send(HttpRequest.newBuilder(URI.create(system.management().get(service.id()) + "/q/metrics"))).lines()
                    .filter(line -> !line.startsWith("#")).forEach(line -> exported.add(line.split("[{ ]", 2)[0]));
        Set<String> wanted = Expressions.names(root);
        wanted.removeAll(exported);
        return wanted;
    }

    /** Makes forecasting log a line within a request. @return the name the request was given, which the answer told */
    String somethingLogged() {
        String name = "watching-" + system.hashCode();
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(system.services().get(Service.FORECASTING.id()) + "/v1/intake/" + TOPIC + "/reset"))
                .header("Authorization", "Bearer " + system.tokens().get("admin")).header("X-Correlation-Id", name)
                .POST(BodyPublishers.noBody());
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
            return answer.headers().firstValue("X-Correlation-Id").orElse("the answer told none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** @throws IOException if a line is no JSON; the machine's own first lines, before there is a logger, are left out */
    static List<JsonNode> lines(Path logs, Service service) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(logs.resolve(service.id() + ".log")))
            if (!lines.isEmpty() || line.startsWith("{")) lines.add(JSON.readTree(line));
        return lines;
    }

    /** Whom the logs must not name. */
    static List<String> ids(Utility utility) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        utility.writeCustomers(out);
        List<String> ids = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n"))
            ids.add(Json.MAPPER.readTree(line).path("customerId").asText());
        return ids;
    }

    private String send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
