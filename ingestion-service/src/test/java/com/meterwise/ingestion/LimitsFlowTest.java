package com.meterwise.ingestion;

import static com.meterwise.ingestion.Calls.as;
import static com.meterwise.ingestion.Calls.block;
import static com.meterwise.ingestion.Calls.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.embedded.StackResource;
import com.meterwise.ingestion.upload.Gate;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

/** What a client hears that asks for too much, at the wrong time, or in a wrong way. */
@QuarkusTest
@TestProfile(TightProfile.class)
@QuarkusTestResource(StackResource.class)
class LimitsFlowTest {
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    Gate gate;

    @Inject
    Producer<byte[], byte[]> log;

    @BeforeEach
    void meter() {
        put("/v1/customers/CL-1", "{\"customerId\":\"CL-1\"}").statusCode(200);
        put("/v1/meters/L-1", "{\"meterId\":\"L-1\",\"customerId\":\"CL-1\",\"validFrom\":\"2020-01-01\"}").statusCode(200);
    }

    @Test
    void while_all_places_are_taken_the_answer_is_503_at_once_and_nothing_of_the_body_is_kept() {
        Gate.Place taken = gate.enter().orElseThrow();
        try {
            problem(post("ingest", block("L-1", "2026-01-01T00:00:00+01:00", 4, "1")), 503, "busy").header("Retry-After", "1");
        } finally {
            taken.close();
        }
        post("ingest", block("L-1", "2026-01-01T00:00:00+01:00", 4, "1")).statusCode(202).body("readings", equalTo(4));
    }

    @Test
    void while_the_log_is_away_the_answer_is_503_and_never_2xx_and_the_same_body_is_taken_afterwards() {
        KafkaException away = new KafkaException("no broker");
        MockProducer<byte[], byte[]> producer = (MockProducer<byte[], byte[]>) log;
        producer.sendException = away;
        try {
            problem(post("ingest", block("L-1", "2026-01-02T00:00:00+01:00", 4, "1")), 503, "not-kept").header("Retry-After", "5");
        } finally {
            producer.sendException = null;
        }
        post("ingest", block("L-1", "2026-01-02T00:00:00+01:00", 4, "1")).statusCode(202).body("readings", equalTo(4));
    }

    @Test
    void a_client_beyond_its_quota_hears_429_and_when_to_come_again_and_others_go_on() {
        int asked = 0;
        while (post("operator", "").extract().statusCode() == 202 && asked < 100)
            asked++;
        assertThat(asked).isLessThanOrEqualTo(40);
        ValidatableResponse refused = problem(post("operator", ""), 429, "quota").body("detail", containsString("40 uploads in 60 s"));
        assertThat(Integer.parseInt(refused.extract().header("Retry-After"))).isBetween(1, 60);
        as("ingest").contentType(NDJSON).body(new byte[0]).post("/v1/readings").then().statusCode(202)
                .header("RateLimit", containsString("\"requests\";r="));
    }

    @Test
    void a_caller_beyond_its_share_of_requests_hears_429_whatever_it_asks_and_others_go_on() throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest nowhere = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/nowhere"))
                .header("Authorization", "Bearer " + StackResource.token("admin")).build();
        int asked = 0;
        while (client.send(nowhere, HttpResponse.BodyHandlers.discarding()).statusCode() == 404 && asked < 5_000)
            asked++;
        assertThat(asked).isBetween(1_000, 4_999);
        for (String path : new String[]{ "/v1/nowhere", "/v1/customers/CL-1" }) {
            HttpResponse<String> refused = untilRefused(client, path);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(refused.body()).contains("\"type\":\"urn:meterwise:problem:too-many\"", "\"status\":429");
        }
        as("manager").get("/v1/customers/CL-1").then().statusCode(200);
        RestAssured.given().get("/v1/customers/CL-1").then().statusCode(401);
    }

    @Test
    void a_line_beyond_a_mebibyte_is_refused_and_the_next_is_read() {
        String lines = "x".repeat((1 << 20) + 1) + "\n" + block("L-1", "2026-01-03T00:00:00+01:00", 4, "1");
        post("ingest", lines).statusCode(202).body("errors", hasSize(1)).body("errors[0].code", equalTo("TOO_LONG"))
                .body("errors[0].line", equalTo(1)).body("readings", equalTo(4));
    }

    @Test
    void a_small_body_that_inflates_without_end_is_broken_off() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(block("L-1", "2026-01-04T00:00:00+01:00", 4, "1").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 40; i++)
                gzip.write("\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bomb.size()).isLessThan(100_000);
        problem(as("ingest").contentType(NDJSON).header("Content-Encoding", "gzip").body(bomb.toByteArray()).post("/v1/readings").then(),
                400,
                "unreadable").body("detail", containsString("3000000 bytes")).body("readings", equalTo(4));
    }

    @Test
    void a_nul_in_a_path_or_a_question_is_the_clients_mistake() throws Exception {
        for (String path : new String[]{ "/v1/meters/a%00b", "/v1/meters/a%00b/days?from=2026-01-01&to=2026-01-02", "/v1/uploads/%00",
                "/v1/uploads/%00/errors", "/v1/findings/%00", "/v1/findings?meterId=%00", "/v1/customers/%00/consents/email/history",
                "/v1/invoices?customerId=%00", "/v1/indicators?indicator=%00", "/v1/erasures/%00", "/v1/customers?cursor=%00" }) {
            HttpResponse<String> answer = raw(path);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 499);
            assertThat(answer.body()).as(path).doesNotContain("Exception", "at com.");
        }
    }

    @Test
    void a_long_upload_tells_how_far_it_is_while_it_is_read() throws Exception {
        String id = UUID.randomUUID().toString();
        PipedInputStream body = new PipedInputStream(1 << 20);
        PipedOutputStream lines = new PipedOutputStream(body);
        CompletableFuture<HttpResponse<String>> answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/readings?uploadId=" + id))
                        .header("Authorization", "Bearer " + StackResource.token("ingest")).header("Content-Type", NDJSON)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> (InputStream) body)).build(),
                HttpResponse.BodyHandlers.ofString());
        // more than is checked at once, and more than the buffers between client and reader hold
        for (int i = 0; i < 8_000; i++)
            lines.write(block("L-1", "2026-02-%02dT00:00:00+01:00".formatted(1 + i % 28), 48, "1").getBytes(StandardCharsets.UTF_8));
        lines.flush();
        int accepted = 0;
        for (long end = System.nanoTime() + 10_000_000_000L; accepted < 1_000 && System.nanoTime() < end;) {
            Integer sofar = as("viewer").get("/v1/uploads/" + id).then().extract().path("accepted");
            accepted = sofar == null ? 0 : sofar;
        }
        assertThat(accepted).isBetween(1_000, 8_000);
        as("viewer").get("/v1/uploads/" + id).then().body("state", equalTo("RUNNING")).body("complete", equalTo(false));
        as("viewer").get("/v1/uploads?limit=1").then().statusCode(200).body("items[0].uploadId", equalTo(id));
        lines.close();
        assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        as("viewer").get("/v1/uploads/" + id).then().body("state", equalTo("READ")).body("accepted", equalTo(8_000));
        problem(as("ingest").contentType(NDJSON).body(new byte[0]).post("/v1/readings?uploadId=" + id).then(), 409, "upload-known");
        problem(as("ingest").contentType(NDJSON).body(new byte[0]).post("/v1/readings?uploadId=../x").then(), 400, "options");
    }

    /** A token may have come into the bucket since the last refusal. */
    private static HttpResponse<String> untilRefused(HttpClient client, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + StackResource.token("admin")).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        for (int i = 0; i < 1_000 && answer.statusCode() != 429; i++)
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer;
    }

    private static HttpResponse<String> raw(String path) throws IOException, InterruptedException {
        return HttpClient
                .newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                                .header("Authorization", "Bearer " + StackResource.token("viewer")).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static ValidatableResponse post(String role, String lines) {
        return as(role).contentType(NDJSON).body(lines.getBytes(StandardCharsets.UTF_8)).post("/v1/readings").then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status).contentType(startsWith("application/problem+json")).body("type", containsString(type))
                .body("status", equalTo(status));
    }
}
