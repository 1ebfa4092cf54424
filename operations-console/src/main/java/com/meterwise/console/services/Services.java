package com.meterwise.console.services;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * The four services over REST. Answers are read as trees, since the console shows what it knows of them and leaves the rest: a service
 * may add fields without the console noticing.
 */
public final class Services {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration UPLOAD = Duration.ofMinutes(15);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
    private final Map<Service, URI> addresses;
    private final Duration answerWithin;
    private final Duration actWithin;
    private final Together<Question, JsonNode> asked = new Together<>();

    private record Question(Service service, String path, String token) {}

    /**
     * @param answerWithin a page's wait for a question
     * @param actWithin    and for something done, which may take a transaction or a preview
     */
    public Services(Map<Service, URI> addresses, Duration answerWithin, Duration actWithin) {
        this.addresses = Map.copyOf(addresses);
        this.answerWithin = answerWithin;
        this.actWithin = actWithin;
        for (Service service : Service.values())
            if (!addresses.containsKey(service)) throw new IllegalArgumentException("the address of %s is missing".formatted(service.id()));
    }

    /**
     * Panels of one page that ask the same at the same time share the answer.
     *
     * @param path with its query, encoded
     * @return read only
     * @throws ServiceDown if it does not answer in time
     * @throws Refused     if it says no
     */
    public JsonNode get(Service service, String path, String token) {
        return asked.of(new Question(service, path, token),
                () -> read(send(service, request(service, path, token, answerWithin).GET().build())));
    }

    /** Sends a change. @param headers further ones, in pairs */
    public JsonNode change(Service service, String method, String path, Object body, String token, String... headers) {
        HttpRequest.Builder request = request(service, path, token, actWithin).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body)));
        if (body != null) request.header("Content-Type", "application/json");
        if (headers.length > 0) request.headers(headers);
        return read(send(service, request.build()));
    }

    /** Passes a file on as it comes. */
    public JsonNode upload(Service service, String path, String type, InputStream body, String token) {
        BodyPublisher publisher = BodyPublishers.ofInputStream(() -> body);
        return read(send(service, request(service, path, token, UPLOAD).header("Content-Type", type).POST(publisher).build()));
    }

    /** The ETag of a definition, to change it. */
    public String etag(Service service, String path, String token) {
        return send(service, request(service, path, token, answerWithin).GET().build()).headers().firstValue("ETag").orElse("*");
    }

    private HttpRequest.Builder request(Service service, String path, String token, Duration within) {
        return HttpRequest.newBuilder(URI.create(addresses.get(service) + path)).timeout(within).header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private HttpResponse<byte[]> send(Service service, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new ServiceDown(service, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceDown(service, e);
        }
    }

    private static JsonNode read(HttpResponse<byte[]> response) {
        JsonNode body = tree(response.body());
        if (response.statusCode() < 400) return body;
        String title = body.path("title").asText("HTTP " + response.statusCode());
        throw new Refused(response.statusCode(), title, body.path("detail").asText(title));
    }

    private static JsonNode tree(byte[] body) {
        if (body.length == 0) return MissingNode.getInstance();
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            // a proxy's page, say: the status tells enough
            return MissingNode.getInstance();
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + body.getClass(), e);
        }
    }
}
