package com.meterwise.ingestion;

import static com.meterwise.ingestion.Calls.as;
import static com.meterwise.ingestion.Calls.block;
import static com.meterwise.ingestion.Calls.close;
import static com.meterwise.ingestion.Calls.post;
import static com.meterwise.ingestion.Calls.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Meter-days told once more, on a real Kafka and PostgreSQL. */
@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class RepublicationFlowTest {
    private static final Topic REBUILD = Topic.rebuild(Topic.FORECASTING);

    @Test
    void meter_days_are_told_once_more_as_they_stand_in_the_order_of_days() {
        put("/v1/customers/R-1", "{\"customerId\":\"R-1\"}");
        put("/v1/meters/RM-2", "{\"meterId\":\"RM-2\",\"customerId\":\"R-1\"}");
        put("/v1/meters/RM-1", "{\"meterId\":\"RM-1\",\"customerId\":\"R-1\"}");
        post("/v1/readings", "application/x-ndjson",
                block("RM-2", "2023-05-01T00:00:00+02:00", 96, "1") + block("RM-1", "2023-05-01T00:00:00+02:00", 96, "1")).statusCode(202);
        close("2023-05-02");
        post("/v1/readings", "application/x-ndjson", block("RM-1", "2023-05-02T00:00:00+02:00", 48, "2")).statusCode(202);
        close("2023-05-02");

        String id = as("admin").contentType("application/json")
                .body("{\"from\":\"2023-05-01\",\"to\":\"2023-05-02\",\"service\":\"forecasting\"}").post("/v1/republications").then()
                .statusCode(202).body("total", equalTo(4)).extract().path("republicationId");
        awaitDone(id);
        close("2023-05-02");

        as("operator").get("/v1/republications/" + id).then().body("published", equalTo(4)).body("topic", equalTo(REBUILD.name()));
        List<ReadingsRecorded> told = Published.on(REBUILD, ReadingsRecorded.class);
        assertThat(told).extracting(ReadingsRecorded::meterId).containsExactly("RM-1", "RM-2", "RM-1", "RM-2");
        assertThat(told).extracting(ReadingsRecorded::day).isSorted();
        assertThat(told).allMatch(day -> day.state().equals("VALIDATED"));
        ReadingsRecorded last = Published.on(Topic.READINGS, ReadingsRecorded.class).stream()
                .filter(day -> day.meterId().equals("RM-1") && day.day().equals(LocalDate.of(2023, 5, 2))).reduce((a, b) -> b)
                .orElseThrow();
        assertThat(told.get(2).revision()).isEqualTo(last.revision());
        assertThat(told.get(2).values()).containsExactly(last.values());
    }

    @Test
    void only_who_reads_meter_days_can_be_told_and_only_an_admin_asks() {
        String asked = "{\"from\":\"2023-05-01\",\"to\":\"2023-05-02\",\"service\":\"campaign\"}";
        as("operator").contentType("application/json").body(asked).post("/v1/republications").then().statusCode(403);
        as("admin").contentType("application/json").body(asked).post("/v1/republications").then().statusCode(400);
        as("admin").contentType("application/json").body("{\"service\":\"forecasting\"}").post("/v1/republications").then().statusCode(400);
        as("admin").get("/v1/republications/none").then().statusCode(404);
    }

    private static void awaitDone(String id) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!"DONE".equals(as("operator").get("/v1/republications/" + id).then().extract().path("state"))) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
