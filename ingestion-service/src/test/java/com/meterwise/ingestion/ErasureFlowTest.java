package com.meterwise.ingestion;

import static com.meterwise.ingestion.Calls.as;
import static com.meterwise.ingestion.Calls.block;
import static com.meterwise.ingestion.Calls.close;
import static com.meterwise.ingestion.Calls.get;
import static com.meterwise.ingestion.Calls.post;
import static com.meterwise.ingestion.Calls.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;
import com.meterwise.platform.work.Transactions;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** A customer is forgotten; on a real Kafka and PostgreSQL. */
@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class ErasureFlowTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";

    @Inject
    Transactions transactions;

    @Test
    void nothing_names_an_erased_customer_and_nothing_late_comes_back() {
        put("/v1/customers/X-1", "{\"customerId\":\"X-1\",\"name\":\"Somebody\"}");
        put("/v1/customers/X-1M", "{\"customerId\":\"X-1M\",\"parentId\":\"X-1\"}");
        put("/v1/meters/XM-1", "{\"meterId\":\"XM-1\",\"customerId\":\"X-1\"}");
        put("/v1/contracts/XK-1", "{\"contractId\":\"XK-1\",\"customerId\":\"X-1\",\"from\":\"2026-01-01\"}");
        post("/v1/service-events", JSON, "{\"customerId\":\"X-1\",\"kind\":\"VISIT\",\"from\":\"2026-06-09T07:30:00Z\"}");
        post("/v1/invoices", JSON, "{\"customerId\":\"X-1\",\"from\":\"2026-01-01\",\"to\":\"2026-02-01\",\"kwh\":1}");
        String file = block("XM-1", "2026-08-01T00:00:00+02:00", 40, "1");
        String upload = post("/v1/readings", NDJSON, file + block("XM-1", "2026-08-01T00:10:00+02:00", 1, "1")).statusCode(202)
                .body("rejected", equalTo(1)).extract().path("uploadId");
        close("2026-08-01");

        as("operator").delete("/v1/customers/X-1").then().statusCode(403);
        String erasure = as("manager").delete("/v1/customers/X-1").then().statusCode(202).body("complete", equalTo(false))
                .body("answers.service", contains("ingestion")).extract().path("erasureId");

        get("/v1/customers/X-1").statusCode(404);
        get("/v1/meters/XM-1").statusCode(404);
        get("/v1/customers/X-1M").statusCode(200).body("state.parentId", equalTo(null));
        get("/v1/uploads/" + upload).body("errors.detail", everyItem(not(containsString("XM-1"))));
        assertThat(mentions("X-1\"", "XM-1", "Somebody")).isEmpty();

        put("/v1/customers/X-1", "{\"customerId\":\"X-1\"}").statusCode(409).body("type", equalTo("urn:meterwise:problem:erased"));
        post("/v1/meters", NDJSON, "{\"meterId\":\"XM-1\",\"customerId\":\"C-1\"}\n{\"meterId\":\"XM-9\",\"customerId\":\"X-1\"}")
                .body("errors.code", contains("ERASED", "ERASED"));
        post("/v1/readings", NDJSON, file).statusCode(202).body("errors.detail", hasItem(containsString("erased meter")));
        post("/v1/service-events", JSON, "{\"customerId\":\"X-1\",\"kind\":\"VISIT\",\"from\":\"2026-06-09T07:30:00Z\"}")
                .body("errors.code", contains("ERASED"));
        as("manager").delete("/v1/customers/X-1").then().statusCode(202).body("erasureId", equalTo(erasure));
        as("manager").delete("/v1/customers/X-404").then().statusCode(404);
        as("manager").get("/v1/erasures/" + erasure).then().statusCode(200).body("waitsFor", hasItem("segmentation"));
        as("viewer").get("/v1/erasures/" + erasure).then().statusCode(403);

        close("2026-08-01");
        assertThat(tombstones(Topic.CUSTOMER)).contains("X-1");
        assertThat(tombstones(Topic.METER)).contains("XM-1");
        assertThat(tombstones(Topic.CONTRACT)).contains("XK-1");
    }

    @Test
    void a_meter_that_others_had_keeps_their_days_and_loses_his() {
        put("/v1/customers/X-3", "{\"customerId\":\"X-3\"}");
        for (String state : List.of("\"X-2\",\"validFrom\":\"2026-08-10\"", "\"X-3\",\"validFrom\":\"2026-08-11\"",
                "\"X-4\",\"validFrom\":\"2026-08-12\""))
            put("/v1/meters/XM-3", "{\"meterId\":\"XM-3\",\"customerId\":" + state + "}").statusCode(200);
        post("/v1/readings", NDJSON, block("XM-3", "2026-08-10T00:00:00+02:00", 144, "1")).statusCode(202);
        close("2026-08-12");

        as("manager").delete("/v1/customers/X-3").then().statusCode(202);

        get("/v1/meters/XM-3/days?from=2026-08-10&to=2026-08-12").body("items.day", contains("2026-08-10", "2026-08-12"))
                .body("items.customerId", contains("X-2", "X-4"));
        get("/v1/meters/XM-3?asOf=2026-08-11").statusCode(404);
        post("/v1/readings", NDJSON,
                block("XM-3", "2026-08-11T00:00:00+02:00", 96, "2").replace("]}", "],\"revisedAt\":\"2026-09-01T00:00:00Z\"}"))
                .statusCode(202);
        close("2026-08-12");
        get("/v1/meters/XM-3/days?from=2026-08-10&to=2026-08-12").body("items", hasSize(2)).body("items[1].values", hasItem(2));
    }

    private List<String> mentions(String... texts) {
        List<String> found = new ArrayList<>();
        for (String table : strings("select table_name from information_schema.tables where table_schema = current_schema()"))
            for (String text : texts)
                found.addAll(
                        strings("select '%s: ' || row_to_json(one)::text from %s as one where position('%s' in row_to_json(one)::text) > 0"
                                .formatted(table, table, text)));
        return found;
    }

    private List<String> strings(String sql) {
        return transactions.call(work -> {
            try (var select = work.connection().prepareStatement(sql); var found = select.executeQuery()) {
                List<String> all = new ArrayList<>();
                while (found.next())
                    all.add(found.getString(1));
                return all;
            } catch (SQLException e) {
                throw new AssertionError(sql, e);
            }
        });
    }

    private static List<String> tombstones(Topic topic) {
        return Published.records(topic).stream().filter(record -> record.value() == null)
                .map(record -> new String(record.key(), StandardCharsets.UTF_8)).toList();
    }
}
