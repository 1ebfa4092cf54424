package com.meterwise.stack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.stack.fuzz.ApiFuzz.Outcome;
import com.sun.net.httpserver.HttpServer;

/** Against a service of a few lines that can be told to break its promises. */
class FuzzTest {
    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "paths": {"/v1/things/{thingId}": {
               "get": {"parameters": [{"name": "thingId", "in": "path", "required": true, "schema": {"type": "string"}}],
                       "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
              "/v1/things": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                       "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
             "components": {"schemas": {"Thing": {"type": "object", "required": ["thingId", "kwh"],
               "properties": {"thingId": {"type": "string", "pattern": "[A-Z]{1,8}"}, "kwh": {"type": "number", "minimum": 0}}}}}}
            """;
    private final Document document = new Document("things", json(DOCUMENT));
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String type = "application/json";
    private int status = 200;
    private String body = "{\"thingId\": \"A\", \"kwh\": 1.5}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() { server.stop(0); }

    @Test
    void a_service_that_keeps_its_promises_is_found_to() throws InterruptedException {
        assertThat(outcome().violations()).isEmpty();
        assertThat(asked).hasValue(40);
    }

    @Test
    void an_answer_that_lacks_a_required_field_breaks_its_schema() throws InterruptedException {
        body = "{\"thingId\": \"A\"}";
        assertThat(outcome().violations().keySet()).allMatch(violation -> violation.promise().startsWith("the answer fits its schema"))
                .isNotEmpty();
    }

    @Test
    void a_fault_of_the_server_is_told() throws InterruptedException {
        status = 500;
        assertThat(outcome().violations().keySet()).extracting(Violation::promise).containsOnly("no 5xx");
    }

    @Test
    void a_stack_trace_is_told() throws InterruptedException {
        status = 400;
        body = "{\"detail\": \"java.lang.NullPointerException\\n\\tat com.meterwise.Things.find(Things.java:3)\"}";
        assertThat(outcome().violations().keySet()).extracting(Violation::promise).containsOnly("no stack trace");
    }

    @Test
    void an_error_that_is_no_problem_document_is_told() throws InterruptedException {
        status = 404;
        assertThat(outcome().violations().keySet()).extracting(Violation::promise).containsOnly("every error is problem+json");
    }

    @Test
    void the_same_seed_makes_the_same_requests() { assertThat(calls(7)).isEqualTo(calls(7)).isNotEqualTo(calls(8)); }

    @Test
    void a_valid_value_obeys_its_schema_and_a_spoiled_one_mostly_does_not() {
        JsonNode schema = json(DOCUMENT).at("/components/schemas/Thing");
        Values values = new Values(document, new SplittableRandom(1));
        int departed = 0;
        for (int i = 0; i < 200; i++) {
            JsonNode valid = values.valid(schema);
            assertThat(document.departures(schema, valid)).isEmpty();
            if (!document.departures(schema, values.spoiled(valid)).isEmpty()) departed++;
        }
        assertThat(departed).isGreaterThan(100);
    }

    private String calls(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < 50; i++)
            calls.append(Call.of(document.operations().get(i % 2), document, new Known(), chance)).append('\n');
        return calls.toString();
    }

    private Outcome outcome() throws InterruptedException {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ApiFuzz(base, "token", document).run(40, 1);
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
