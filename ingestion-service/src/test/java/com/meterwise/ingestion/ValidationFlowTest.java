package com.meterwise.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.FindingRaised;
import com.meterwise.contracts.MarketDayClosed;
import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;
import com.meterwise.ingestion.marketday.Closing;
import com.meterwise.ingestion.marketday.LiveClosing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Rules, estimates and persons' answers on a real Kafka and PostgreSQL. Each test has meters of its own, and days of another year. */
@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class ValidationFlowTest {
    @Inject
    LiveClosing live;

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Test
    void a_gap_is_estimated_at_the_close_and_a_later_measured_value_takes_its_place() {
        meter("V-1", "CV-1");
        LocalDate day = LocalDate.of(2021, 3, 1);
        send("V-1", day.minusDays(28), 28, slot -> slot);
        post(line("V-1", day, slot -> slot >= 20 && slot < 26 ? null : kwh(slot, 0)));
        close(day);
        List<ReadingsRecorded> days = readings("V-1", day);
        assertThat(days).extracting(ReadingsRecorded::state).containsExactly("PROVISIONAL", "VALIDATED");
        ReadingsRecorded estimated = days.get(1);
        assertThat(estimated.quality()).isEqualTo("V".repeat(20) + "E".repeat(6) + "V".repeat(22));
        for (int slot = 20; slot < 26; slot++)
            assertThat(estimated.values()[slot]).isBetween(kwh(slot, 0) * 0.97, kwh(slot, 0) * 1.03);
        as("viewer").get("/v1/meters/V-1/days?from=2021-03-01&to=2021-03-01").then().statusCode(200)
                .body("items[0].grade", equalTo("C")).body("items[0].measured[20]", nullValue())
                .body("items[0].estimates[0].method", equalTo("LIKE_DAY")).body("items[0].estimates[0].donors", hasSize(4))
                .body("items[0].estimates[0].boundKwh", notNullValue()).body("items[0].severity", equalTo("WARNING"));
        as("viewer").get("/v1/findings?meterId=V-1&rule=V04").then().body("items", hasSize(1)).body("items[0].state", equalTo("OPEN"));

        post(line("V-1", day, slot -> slot >= 20 && slot < 26 ? 9.0 : kwh(slot, 0)));
        close(day).body("closed.day", contains("2021-03-01"));
        ReadingsRecorded measured = readings("V-1", day).get(2);
        assertThat(measured.values()).contains(9.0, org.assertj.core.api.Assertions.atIndex(22));
        assertThat(measured.quality()).isEqualTo("V".repeat(48));
        assertThat(Published.ticks(day, 2)).last().extracting(MarketDayClosed::customers).isEqualTo(List.of("CV-1"));
        as("viewer").get("/v1/findings?meterId=V-1&rule=V04").then().body("items", hasSize(0));
        as("viewer").get("/v1/findings?meterId=V-1&rule=V04&state=withdrawn").then().body("items", hasSize(1));
    }

    @Test
    void a_spike_is_doubted_at_once_and_stays_until_a_person_says_what_it_is() {
        meter("V-2", "CV-2");
        LocalDate day = LocalDate.of(2022, 3, 1);
        send("V-2", day.minusDays(28), 28, slot -> slot);
        post(line("V-2", day, slot -> slot == 30 ? 60.0 : kwh(slot, 0)));
        post(line("V-2", day.plusDays(1), slot -> slot == 6 ? 20.0 : kwh(slot, 0)));
        close(day.plusDays(1));
        assertThat(readings("V-2", day)).extracting(ReadingsRecorded::state).as("nothing new to tell").containsExactly("PROVISIONAL");
        assertThat(readings("V-2", day).get(0).quality().charAt(30)).isEqualTo('Q');
        assertThat(Published.on(Topic.FINDING, FindingRaised.class)).filteredOn(event -> event.meterId().equals("V-2"))
                .extracting(FindingRaised::rule).contains("V07", "V08");

        List<String> ids = as("viewer").get("/v1/findings?meterId=V-2&from=2022-03-01&to=2022-03-01&severity=warning").then()
                .body("items", hasSize(2)).extract().path("items.findingId");
        answer("viewer", ids.get(0), "accept", "{\"reason\":\"no right to\"}").statusCode(403);
        answer("operator", ids.get(0), "accept", "{\"reason\":\" \"}").statusCode(400);
        answer("operator", ids.get(0), "acknowledge", "{\"reason\":\"called the customer\"}").statusCode(200)
                .body("state", equalTo("ACKNOWLEDGED"));
        for (String id : ids)
            answer("operator", id, "accept", "{\"reason\":\"a test run of the furnace\"}").statusCode(200);
        answer("operator", ids.get(0), "acknowledge", "{\"reason\":\"again\"}").statusCode(409)
                .body("detail", containsString("ACCEPTED"));
        as("viewer").get("/v1/findings/" + ids.get(0)).then().statusCode(200).body("actions", hasSize(2))
                .body("actions[1].was", equalTo("ACKNOWLEDGED")).body("actions[1].who", notNullValue())
                .body("actions[1].reason", equalTo("a test run of the furnace"));
        as("viewer").get("/v1/meters/V-2/days?from=2022-03-01&to=2022-03-01").then().body("items[0].grade", equalTo("A"))
                .body("items[0].quality", equalTo("V".repeat(48)));

        String night = as("viewer").get("/v1/findings?meterId=V-2&rule=V08&from=2022-03-02").then().body("items", hasSize(1)).extract()
                .path("items[0].findingId");
        answer("operator", night, "edit", "{\"reason\":\"x\",\"slot\":47,\"values\":[1,2]}").statusCode(409);
        answer("operator", night, "edit", "{\"reason\":\"x\",\"slot\":6,\"values\":[-1]}").statusCode(400);
        answer("operator", night, "edit", "{\"reason\":\"read off the display\",\"slot\":6,\"values\":[0.75]}").statusCode(200);
        close(day.plusDays(1)).body("closed.day", hasItem("2022-03-02"));
        ReadingsRecorded edited = readings("V-2", day.plusDays(1)).get(readings("V-2", day.plusDays(1)).size() - 1);
        assertThat(edited.values()[6]).isEqualTo(0.75);
        assertThat(edited.quality().charAt(6)).isEqualTo('D');
        as("viewer").get("/v1/meters/V-2/days?from=2022-03-02&to=2022-03-02").then().body("items[0].measured[6]", equalTo(20));
    }

    @Test
    void the_quality_of_the_data_is_told_by_day_feeder_sector_and_rule() {
        as("operator").contentType("application/json").body("{\"feederId\":\"FV-3\",\"voltageKv\":10}").put("/v1/feeders/FV-3").then()
                .statusCode(200);
        as("operator").contentType("application/json").body("{\"customerId\":\"CV-3\",\"sector\":\"C25\"}").put("/v1/customers/CV-3").then()
                .statusCode(200);
        as("operator").contentType("application/json")
                .body("{\"meterId\":\"V-3\",\"customerId\":\"CV-3\",\"feederId\":\"FV-3\",\"validFrom\":\"2023-01-01\"}")
                .put("/v1/meters/V-3").then().statusCode(200);
        LocalDate day = LocalDate.of(2023, 3, 1);
        send("V-3", day.minusDays(2), 2, slot -> slot);
        post(line("V-3", day, slot -> slot < 12 ? null : kwh(slot, 0)));
        close(day);
        String days = "/v1/data-quality?from=2023-02-27&to=2023-03-01";
        as("viewer").get(days).then().statusCode(200).body("items", hasSize(3)).body("items[2].day", equalTo("2023-03-01"))
                .body("items[2].meterDays", equalTo(1)).body("items[2].present", equalTo(36)).body("items[2].slots", equalTo(48))
                .body("items[2].grades.C", equalTo(1)).body("items[2].coverage", equalTo(0.75f));
        as("viewer").get(days + "&groupBy=feeder").then().body("items.group", contains("FV-3")).body("items[0].meterDays", equalTo(3));
        as("viewer").get(days + "&groupBy=sector").then().body("items.group", contains("C25")).body("items[0].slots", equalTo(144));
        as("viewer").get(days + "&groupBy=rule").then().body("items.group", hasItem("V04"));
        as("viewer").get(days + "&groupBy=moon").then().statusCode(400);
    }

    @Test
    void live_a_day_of_which_something_is_missing_closes_at_ten_on_the_next_morning() {
        meter("V-4", "CV-4");
        meter("V-5", "CV-5");
        LocalDate day = LocalDate.of(2020, 6, 1);
        post(line("V-4", day, slot -> kwh(slot, 0)));
        Instant ten = day.plusDays(1).atTime(10, 0).atZone(ZONE).toInstant();
        close(LocalDate.of(1970, 1, 1)).body("closed", hasSize(0));
        as("viewer").get("/v1/status").then().statusCode(200).body("$", hasKey("systemDay"));
        assertThat(live.look(ten.minusSeconds(1))).isEmpty();
        assertThat(live.look(ten)).extracting(Closing.Closed::day).containsExactly(day);
        assertThat(live.look(ten.plusSeconds(60))).as("once").isEmpty();
        assertThat(Published.ticks(day, 1)).extracting(MarketDayClosed::revision).containsExactly(1);
        assertThat(Published.ticks(day, 1).get(0).grades().get("F")).as("the meter that sent nothing").isPositive();
    }

    private static ValidatableResponse answer(String role, String id, String verb, String body) {
        return as(role).contentType("application/json").body(body).post("/v1/findings/%s/%s".formatted(id, verb)).then();
    }

    private static void meter(String id, String customer) {
        as("ingest").contentType("application/json").body("{\"customerId\":\"%s\"}".formatted(customer)).put("/v1/customers/" + customer)
                .then().statusCode(200);
        as("ingest").contentType("application/json")
                .body("{\"meterId\":\"%s\",\"customerId\":\"%s\",\"validFrom\":\"2020-01-01\"}".formatted(id, customer))
                .put("/v1/meters/" + id).then().statusCode(200);
    }

    /** An afternoon peak, a little different each day. */
    private static double kwh(int slot, int back) {
        double shape = 0.5 + 4.5 * Math.exp(-Math.pow((slot - 30) / 7.0, 2));
        return Math.round(1000 * shape * (1 + 0.02 * Math.sin(back * 3 + slot * 0.9))) / 1000.0;
    }

    private static void send(String meterId, LocalDate from, int days, IntFunction<Integer> slots) {
        post(IntStream.range(0, days).mapToObj(i -> line(meterId, from.plusDays(i), slot -> kwh(slots.apply(slot), days - i)))
                .collect(Collectors.joining()));
    }

    private static String line(String meterId, LocalDate day, IntFunction<Double> values) {
        String start = day.atStartOfDay(ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        return "{\"meterId\":\"%s\",\"channel\":\"importKwh\",\"start\":\"%s\",\"interval\":\"PT30M\",\"unit\":\"kWh\",\"values\":[%s]}\n"
                .formatted(meterId, start, IntStream.range(0, 48).mapToObj(slot -> String.valueOf(values.apply(slot)))
                        .collect(Collectors.joining(",")));
    }

    private static void post(String lines) {
        as("operator").contentType("application/x-ndjson").body(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/readings").then().statusCode(202).body("rejected", equalTo(0));
    }

    private static ValidatableResponse close(LocalDate through) {
        return as("operator").post("/v1/market-days/close?through=" + through).then().statusCode(200);
    }

    private static List<ReadingsRecorded> readings(String meterId, LocalDate day) {
        return Published.on(Topic.READINGS, ReadingsRecorded.class).stream()
                .filter(event -> event.meterId().equals(meterId) && event.day().equals(day)).toList();
    }

    private static RequestSpecification as(String role) { return given().header("Authorization", "Bearer " + StackResource.token(role)); }
}
