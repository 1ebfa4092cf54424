package com.meterwise.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.meterwise.embedded.LocalTokens;
import com.meterwise.embedded.LocalTokens.Claims;
import com.meterwise.stack.fuzz.Document;
import com.meterwise.stack.fuzz.Operation;

/** R6 of the targets: every documented operation with every credential, right and wrong ones. */
final class RightsMatrix {
    /** Whom a role includes, itself among them. */
    private static final Map<String, Set<String>> INCLUDES = Map.of("ingest", Set.of("ingest"), "viewer", Set.of("viewer"), "operator",
            Set.of("operator", "viewer"), "manager", Set.of("manager", "operator", "viewer"), "admin",
            Set.of("admin", "manager", "operator", "viewer", "ingest"));
    /** On every answer, whatever it is. */
    private static final Map<String, String> HEADERS = Map.of("X-Content-Type-Options", "nosniff", "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer", "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private final SystemFile system;
    private final Map<String, String> refused;
    /** Sound tokens that allow nothing. */
    private final List<String> powerless;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> departures = new TreeSet<>();
    private int requests;

    /**
     * @param issuer  folder of the keys the system trusts
     * @param foreign folder for the keys of another issuer
     */
    RightsMatrix(SystemFile system, Path issuer, Path foreign) {
        LocalTokens tokens = LocalTokens.in(issuer);
        Instant later = Instant.now().plus(Duration.ofHours(1));
        this.system = system;
        this.refused = Credentials.refused(tokens, foreign);
        this.powerless = List.of("Bearer " + tokens.token(new Claims(LocalTokens.ISSUER, LocalTokens.AUDIENCE, List.of(), later)),
                "Bearer " + tokens.token(LocalTokens.ISSUER, "root", later));
    }

    int requests() { return requests; }

    /** @return what is not as it must be, a line each; none if all is */
    Set<String> departures() throws IOException, InterruptedException {
        for (Service service : Compose.SERVICES) {
            Document document = new Fuzz(system, new Progress(System.out)).document(service);
            for (Operation operation : document.operations())
                tried(service, operation, document.roles(operation));
            closedDoors(service);
        }
        return departures;
    }

    private void tried(Service service, Operation operation, Set<String> roles) throws IOException, InterruptedException {
        if (roles.isEmpty() || !INCLUDES.keySet().containsAll(roles))
            departures.add("%s documents the roles %s".formatted(operation, roles));
        if (!RightsPolicy.allows(operation, roles)) departures.add("%s is open to %s".formatted(operation, roles));
        refusal(operation, 401, "without a token", send(service, operation, null));
        for (Map.Entry<String, String> bad : refused.entrySet())
            refusal(operation, 401, "with a token " + bad.getKey(), send(service, operation, bad.getValue()));
        for (String token : powerless)
            refusal(operation, 403, "with a token of no role or of one nobody knows", send(service, operation, token));
        for (String role : SystemFile.ROLES) {
            HttpResponse<String> answer = send(service, operation, "Bearer " + system.tokens().get(role));
            if (INCLUDES.get(role).stream().noneMatch(roles::contains)) refusal(operation, 403, "as " + role, answer);
            else if (Set.of(401, 403).contains(answer.statusCode()) || answer.statusCode() >= 500 && answer.statusCode() != 503)
                departures.add("%s as %s: %d, though it is allowed".formatted(operation, role, answer.statusCode()));
            headers(operation.toString(), answer);
        }
    }

    private void refusal(Operation operation, int status, String how, HttpResponse<String> answer) {
        String what = "%s %s".formatted(operation, how);
        if (answer.statusCode() != status) departures.add("%s: %d instead of %d".formatted(what, answer.statusCode(), status));
        else if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                || !answer.body().contains("\"status\":" + status))
            departures.add("%s: no problem+json but %s".formatted(what, answer.body()));
        if (status == 401 && !answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"))
            departures.add("%s: not told how to sign in".formatted(what));
        headers(what, answer);
    }

    private void headers(String what, HttpResponse<?> answer) {
        HEADERS.forEach((name, value) -> {
            if (!answer.headers().allValues(name).equals(List.of(value)))
                departures.add("%s: %s is %s".formatted(what, name, answer.headers().allValues(name)));
        });
    }

    /** What is for operators of the cluster is not beside the API, and the API is not beside it. */
    private void closedDoors(Service service) throws IOException, InterruptedException {
        List<String> doors = new ArrayList<>();
        for (String path : List.of("/q/health", "/q/metrics", "/q/openapi", "/q/swagger-ui", "/q/dev-ui", "/q/info"))
            doors.add(system.services().get(service.id()) + path);
        for (String path : List.of("/v1/digest", "/v1/intake", "/v1/dead-letters"))
            doors.add(system.management().get(service.id()) + path);
        for (String door : doors) {
            requests++;
            HttpRequest request = HttpRequest.newBuilder(URI.create(door)).timeout(Duration.ofSeconds(20))
                    .header("Authorization", "Bearer " + system.tokens().get("admin")).build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 404) departures.add("%s answers %d".formatted(door, status));
        }
    }

    private HttpResponse<String> send(Service service, Operation operation, String authorization) throws IOException, InterruptedException {
        requests++;
        String path = operation.path().replaceAll("\\{[^}]+}", "x");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(system.services().get(service.id()) + path))
                .timeout(Duration.ofSeconds(20));
        boolean carries = !operation.bodies().isEmpty();
        request.method(operation.method(), carries ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        // another media type than the documented ones would be refused for that
        if (carries) request.header("Content-Type", new TreeSet<>(operation.bodies().keySet()).first());
        if (authorization != null) request.header("Authorization", authorization);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException again) {
            // a server may close a kept connection while a request is on its way
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
