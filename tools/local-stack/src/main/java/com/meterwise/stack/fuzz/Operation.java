package com.meterwise.stack.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One operation of an OpenAPI document.
 *
 * @param bodies  what the request may carry: schema by media type; empty if it carries nothing
 * @param answers what an answer with a status of 2xx carries: schema by status, absent where the document gives none
 */
public record Operation(String service, String method, String path, List<Parameter> parameters, Map<String, JsonNode> bodies,
        Map<Integer, JsonNode> answers) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String JSON = "application/json";

    public Operation {
        parameters = List.copyOf(parameters);
        bodies = Map.copyOf(bodies);
        answers = Map.copyOf(answers);
    }

    /** @param in path, query or header */
    public record Parameter(String name, String in, boolean required, JsonNode schema) {
        boolean isIn(String place) { return in.equals(place); }
    }

    /** All operations of a document, in its order. */
    public static List<Operation> of(String service, JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (METHODS.contains(operation.getKey()))
                operations.add(of(service, operation.getKey(), path.getKey(), path.getValue(), operation.getValue()));
        }));
        return operations;
    }

    private static Operation of(String service, String method, String path, JsonNode shared, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode place : List.of(shared.path("parameters"), operation.path("parameters")))
            place.forEach(one -> parameters.add(new Parameter(one.path("name").asText(), one.path("in").asText(),
                    one.path("required").asBoolean(), one.path("schema"))));
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        operation.path("requestBody").path("content").properties()
                .forEach(media -> bodies.put(media.getKey(), media.getValue().path("schema")));
        Map<Integer, JsonNode> answers = new LinkedHashMap<>();
        operation.path("responses").properties().forEach(answer -> {
            JsonNode schema = answer.getValue().path("content").path(JSON).path("schema");
            if (answer.getKey().matches("2\\d\\d") && schema.size() > 0) answers.put(Integer.valueOf(answer.getKey()), schema);
        });
        return new Operation(service, method.toUpperCase(java.util.Locale.ROOT), path, parameters, bodies, answers);
    }

    @Override
    public String toString() { return "%s %s %s".formatted(service, method, path); }
}
