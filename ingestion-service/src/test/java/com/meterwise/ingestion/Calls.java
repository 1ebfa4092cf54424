package com.meterwise.ingestion;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.util.Collections;

import com.meterwise.embedded.StackResource;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Requests of the flow tests. */
final class Calls {
    private Calls() {}

    static RequestSpecification as(String role) { return given().header("Authorization", "Bearer " + StackResource.token(role)); }

    static ValidatableResponse put(String path, String json) {
        return as("ingest").contentType("application/json").body(json).put(path).then();
    }

    static ValidatableResponse post(String path, String type, String body) {
        return as("operator").contentType(type).body(body.getBytes(StandardCharsets.UTF_8)).post(path).then();
    }

    static ValidatableResponse get(String path) { return as("viewer").get(path).then(); }

    static void close(String through) { as("operator").post("/v1/market-days/close?through=" + through).then().statusCode(200); }

    /** A block of half-hours, as a line. */
    static String block(String meter, String start, int values, String kwh) {
        return "{\"meterId\":\"%s\",\"start\":\"%s\",\"interval\":\"PT30M\",\"values\":[%s]}%n".formatted(meter, start,
                String.join(",", Collections.nCopies(values, kwh)));
    }
}
