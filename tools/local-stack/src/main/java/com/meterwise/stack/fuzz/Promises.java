package com.meterwise.stack.fuzz;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;

/** What every answer of every operation keeps (R5 of the targets). */
final class Promises {
    private static final Pattern STACK_TRACE = Pattern
            .compile("\\bat [a-z][\\w.]+\\.[A-Z]\\w*[.$]|(?:java|jakarta|org|io|com)\\.[\\w.]+Exception");

    private final Document document;

    Promises(Document document) { this.document = document; }

    /** @return the first promise the answer breaks */
    Optional<Violation> broken(Call call, HttpResponse<String> answer) {
        String said = answer.body();
        String promise = null;
        if (answer.statusCode() >= 500 && !isBusy(answer)) promise = "no 5xx";
        else if (STACK_TRACE.matcher(said).find() && answer.statusCode() >= 400) promise = "no stack trace";
        else if (answer.statusCode() >= 400 && !isRefusedUnread(answer)) promise = problem(answer);
        else if (answer.statusCode() >= 400) promise = null;
        else
            promise = schema(call.operation(), answer);
        return Optional.ofNullable(promise)
                .map(one -> new Violation(one, call.operation(), answer.statusCode(), call.toString(), head(said)));
    }

    /** Shedding load is an answer with a time to come back, and no fault. */
    private static boolean isBusy(HttpResponse<String> answer) {
        return answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
    }

    /** An address or a header too long for the HTTP server never reaches the application. */
    private static boolean isRefusedUnread(HttpResponse<String> answer) {
        return answer.statusCode() == 414 || answer.statusCode() == 431;
    }

    private static String problem(HttpResponse<String> answer) {
        if (!type(answer).startsWith("application/problem+json")) return "every error is problem+json";
        JsonNode problem = read(answer.body());
        boolean whole = problem != null && problem.path("type").isTextual() && problem.path("title").isTextual()
                && problem.path("status").asInt() == answer.statusCode();
        return whole ? null : "a problem has type, title and status";
    }

    private String schema(Operation operation, HttpResponse<String> answer) {
        JsonNode schema = operation.answers().get(answer.statusCode());
        if (schema == null || !type(answer).startsWith("application/json")) return null;
        JsonNode body = read(answer.body());
        if (body == null) return "the answer is JSON";
        List<String> departures = document.departures(schema, body);
        return departures.isEmpty() ? null : "the answer fits its schema (" + String.join("; ", departures) + ")";
    }

    private static String type(HttpResponse<String> answer) { return answer.headers().firstValue("Content-Type").orElse(""); }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    static String head(String text) { return text.length() > 400 ? text.substring(0, 400) + "…" : text; }
}
