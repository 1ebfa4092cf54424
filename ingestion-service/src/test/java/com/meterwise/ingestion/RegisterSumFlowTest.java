package com.meterwise.ingestion;

import static com.meterwise.ingestion.Calls.as;
import static com.meterwise.ingestion.Calls.block;
import static com.meterwise.ingestion.Calls.close;
import static com.meterwise.ingestion.Calls.get;
import static com.meterwise.ingestion.Calls.post;
import static com.meterwise.ingestion.Calls.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.FindingRaised;
import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Slots beside a cumulative register, on a real Kafka and PostgreSQL. Days of 2019, meters of its own. */
@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class RegisterSumFlowTest {
    @Test
    void slots_that_do_not_add_up_to_the_register_are_found_and_a_corrected_slot_takes_the_finding_back() {
        meter("S-1");
        for (String day : List.of("2019-03-01", "2019-03-02"))
            readings(block("S-1", day + "T00:00:00+01:00", 48, "1"));
        // two current and voltage ratios: 40 x 1.2 is 48 kWh a day
        read("S-1", "2019-03-01T00:00:00+01:00", "100.0");
        read("S-1", "2019-03-02T00:00:00+01:00", "101.2");
        read("S-1", "2019-03-03T00:00:00+01:00", "102.65");
        close("2019-03-02");
        // a day of one value is a flat line, a warning: B without V10
        get("/v1/findings?meterId=S-1&rule=V10").body("items", hasSize(1)).body("items[0].day", equalTo("2019-03-02"))
                .body("items[0].severity", equalTo("ERROR"))
                .body("items[0].detail", containsString("slots sum to 48.000 kWh, the register counted 58.000 kWh"));
        get("/v1/meters/S-1/days?from=2019-03-01&to=2019-03-02").body("items[0].grade", equalTo("B")).body("items[1].grade", equalTo("C"));
        assertThat(Published.on(Topic.FINDING, FindingRaised.class)).filteredOn(event -> event.meterId().equals("S-1"))
                .extracting(FindingRaised::rule).contains("V10");

        read("S-1", "2019-03-03T00:00:00+01:00", "102.4");
        close("2019-03-02");
        get("/v1/findings?meterId=S-1&rule=V10").body("items", hasSize(0));
        get("/v1/findings?meterId=S-1&rule=V10&state=withdrawn").body("items", hasSize(1));
        get("/v1/meters/S-1/days?from=2019-03-02&to=2019-03-02").body("items[0].grade", equalTo("B"));
    }

    @Test
    void estimates_are_scaled_to_what_the_register_counted_and_a_read_that_comes_later_scales_them_then() {
        meter("S-2");
        readings(block("S-2", "2019-04-01T00:00:00+02:00", 20, "1") + block("S-2", "2019-04-01T12:00:00+02:00", 24, "1"));
        close("2019-04-01");
        get("/v1/meters/S-2/days?from=2019-04-01&to=2019-04-01").body("items[0].estimates", hasSize(1))
                .body("items[0].estimates[0].method", equalTo("LINEAR")).body("items[0].estimates[0].scaled", equalTo(false))
                .body("items[0].values[20]", equalTo(1));

        read("S-2", "2019-04-01T00:00:00+02:00", "7.0");
        read("S-2", "2019-04-02T00:00:00+02:00", "8.3");
        close("2019-04-01");
        // 40 x 1.3 = 52 kWh, 44 of them measured: 8 for four slots
        get("/v1/meters/S-2/days?from=2019-04-01&to=2019-04-01").body("items[0].estimates[0].scaled", equalTo(true))
                .body("items[0].values[20]", equalTo(2)).body("items[0].values[23]", equalTo(2));
        get("/v1/findings?meterId=S-2&rule=V10").body("items", hasSize(0));
        List<ReadingsRecorded> told = Published.on(Topic.READINGS, ReadingsRecorded.class).stream()
                .filter(event -> event.meterId().equals("S-2") && event.day().equals(LocalDate.of(2019, 4, 1))).toList();
        assertThat(told.get(told.size() - 1).values()[22]).isEqualTo(2);
        assertThat(told).extracting(ReadingsRecorded::revision).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_monthly_read_is_held_against_all_the_days_between() {
        meter("S-3");
        StringBuilder lines = new StringBuilder();
        for (LocalDate day = LocalDate.of(2019, 5, 1); day.isBefore(LocalDate.of(2019, 5, 11)); day = day.plusDays(1))
            lines.append(block("S-3", day + "T00:00:00+02:00", 48, "1"));
        readings(lines.toString());
        read("S-3", "2019-05-01T12:00:00+02:00", "1000.0");
        read("S-3", "2019-05-10T12:00:00+02:00", "1009.5");
        close("2019-05-10");
        get("/v1/findings?meterId=S-3&rule=V10").body("items", hasSize(1)).body("items[0].day", equalTo("2019-05-10"))
                .body("items[0].detail", containsString("slots sum to 432.000 kWh, the register counted 380.000 kWh"));
    }

    private static void meter(String id) {
        put("/v1/customers/C" + id, "{\"customerId\":\"C%s\"}".formatted(id)).statusCode(200);
        put("/v1/meters/" + id,
                "{\"meterId\":\"%s\",\"customerId\":\"C%s\",\"ctRatio\":20,\"ptRatio\":2,\"dialDigits\":5,\"validFrom\":\"2019-01-01\"}"
                        .formatted(id, id))
                .statusCode(200);
    }

    private static void readings(String lines) {
        post("/v1/readings", "application/x-ndjson", lines).statusCode(202).body("rejected", equalTo(0));
    }

    private static void read(String meter, String at, String reading) {
        as("ingest").contentType("application/json").body("{\"meterId\":\"%s\",\"at\":\"%s\",\"reading\":%s}".formatted(meter, at, reading))
                .post("/v1/register-reads").then().statusCode(202).body("rejected", equalTo(0)).body("accepted", equalTo(0));
    }
}
