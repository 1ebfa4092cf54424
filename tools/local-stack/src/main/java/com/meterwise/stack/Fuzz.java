package com.meterwise.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.meterwise.contracts.Json;
import com.meterwise.stack.fuzz.ApiFuzz;
import com.meterwise.stack.fuzz.ApiFuzz.Outcome;
import com.meterwise.stack.fuzz.Document;

/** ./fuzz: generated requests to every documented operation of a running system. */
final class Fuzz {
    static final String HELP = """
            Sends generated requests, right and wrong ones, to every operation of every service of a running system, and holds each answer
            against what is promised: no 5xx, no stack trace, every error problem+json, every answer as its OpenAPI document says.
            It writes, changes and erases: never point it at a system whose data you want to keep.

              --requests N   in all, default 100000
              --seed N       brings the same requests again, default 1
              --data DIR     folder of the running system, default .local
            """;

    private final SystemFile system;
    private final Progress progress;

    Fuzz(SystemFile system, Progress progress) {
        this.system = system;
        this.progress = progress;
    }

    static boolean run(Path root, Progress progress, String... line) {
        Arguments given = Arguments.of(Set.of(), Set.of("--requests", "--seed", "--data"), line);
        SystemFile system = SystemFile.of(given.value("--data", Path::of).orElse(root.resolve(".local")));
        return new Fuzz(system, progress).run(given.value("--requests", Integer::valueOf).orElse(100_000),
                given.value("--seed", Long::valueOf).orElse(1L));
    }

    /** @return whether every promise was kept */
    boolean run(int requests, long seed) {
        boolean kept = true;
        for (Map.Entry<String, Outcome> service : outcomes(requests, seed).entrySet()) {
            Outcome outcome = service.getValue();
            progress.say("%s: %,d requests, answers %s, %d kinds of violation", service.getKey(), outcome.requests(), outcome.statuses(),
                    outcome.violations().size());
            outcome.violations().forEach((violation, times) -> progress.print("  %s, %d times; the first%n    %s%n    %s%n"
                    .formatted(violation.promise(), times, violation.call(), violation.status() + " " + violation.said())));
            kept &= outcome.violations().isEmpty();
        }
        return kept;
    }

    /** By service; each gets its share by the number of its operations. */
    Map<String, Outcome> outcomes(int requests, long seed) {
        Map<String, Document> documents = new LinkedHashMap<>();
        for (Service service : Service.values())
            if (service != Service.CONSOLE) documents.put(service.id(), document(service));
        int operations = documents.values().stream().mapToInt(document -> document.operations().size()).sum();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        documents.forEach((service, document) -> outcomes.put(service,
                fuzz(service, document, 1 + (requests * document.operations().size() - 1) / operations, seed)));
        return outcomes;
    }

    private Outcome fuzz(String service, Document document, int requests, long seed) {
        try {
            return new ApiFuzz(URI.create(system.services().get(service)), system.tokens().get("admin"), document).run(requests, seed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        }
    }

    Document document(Service service) {
        URI address = URI.create(system.management().get(service.id()) + "/q/openapi?format=json");
        try {
            String text = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
            return new Document(service.id(), Json.MAPPER.readTree(text));
        } catch (IOException e) {
            throw new Failed("%s does not describe itself: %s".formatted(service.id(), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        }
    }
}
