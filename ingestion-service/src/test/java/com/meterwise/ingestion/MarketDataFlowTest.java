package com.meterwise.ingestion;

import static com.meterwise.ingestion.Calls.as;
import static com.meterwise.ingestion.Calls.close;
import static com.meterwise.ingestion.Calls.get;
import static com.meterwise.ingestion.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.IndicatorObserved;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The market's figures and calendar on a real Kafka and PostgreSQL. */
@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class MarketDataFlowTest {
    private static final String CSV = "text/csv";

    @Test
    void a_figure_is_told_once_and_again_when_it_is_corrected() {
        String csv = """
                indicator,region,at,value,unit,source
                price.wholesale,,2026-01-01T00:00:00Z,80.5,EUR/MWh,exchange
                price.wholesale,,2026-01-01T01:00:00Z,70.5,EUR/MWh,exchange
                price.wholesale,,yesterday,1,EUR/MWh,exchange
                """;
        post("/v1/indicators", CSV, csv).statusCode(200).body("accepted", equalTo(2)).body("changed", equalTo(2))
                .body("errors.line", contains(4));
        post("/v1/indicators", CSV, csv).body("changed", equalTo(0));
        post("/v1/indicators", CSV, csv.replace("70.5", "71")).body("changed", equalTo(1));
        get("/v1/indicators?indicator=price.wholesale&limit=1").body("items.value", contains(80.5f))
                .body("nextCursor", equalTo("2026-01-01T00:00:00Z|"));
        as("viewer").queryParam("indicator", "price.wholesale").queryParam("cursor", "2026-01-01T00:00:00Z|").get("/v1/indicators").then()
                .body("items.value", contains(71f)).body("nextCursor", nullValue());
        get("/v1/indicators?indicator=price.wholesale&cursor=nonsense").statusCode(400);
        get("/v1/indicators").statusCode(400);
        close("1970-01-01");
        assertThat(Published.on(Topic.INDICATOR, IndicatorObserved.class)).filteredOn(event -> event.indicator().equals("price.wholesale"))
                .extracting(IndicatorObserved::value).containsExactly(80.5, 70.5, 71.0);
    }

    @Test
    void as_of_a_time_only_what_was_known_then_is_told() {
        post("/v1/indicators", "application/x-ndjson",
                """
                        {"indicator":"weather.temperature","region":"EAST","at":"2026-02-02T12:00:00Z","issuedAt":"2026-02-01T06:00:00Z","value":3,"unit":"degC","source":"model"}
                        {"indicator":"weather.temperature","region":"EAST","at":"2026-02-02T12:00:00Z","issuedAt":"2026-02-02T06:00:00Z","value":4,"unit":"degC","source":"model"}
                        {"indicator":"weather.temperature","region":"EAST","at":"2026-02-02T12:00:00Z","value":4.5,"unit":"degC","source":"station"}
                        """)
                .body("accepted", equalTo(3));
        String query = "/v1/indicators?indicator=weather.temperature&region=EAST&from=2026-02-02T00:00:00Z&to=2026-02-03T00:00:00Z";
        get(query + "&asOf=2026-02-01T00:00:00Z").body("items.size()", equalTo(0));
        get(query + "&asOf=2026-02-01T12:00:00Z").body("items.value", contains(3f));
        get(query + "&asOf=2026-02-02T07:00:00Z").body("items.value", contains(4f));
        get(query).body("items.value", contains(4.5f));
        get("/v1/indicators/names").body("items.indicator", hasItem("weather.temperature"));
    }

    @Test
    void the_calendar_is_computed_and_a_person_has_the_last_word() {
        post("/v1/holidays", CSV,
                "day,name,kind,source\n2026-12-24,Christmas Eve,HOLIDAY,works council\n2026-05-14,Ascension,WORKDAY,works council\n")
                .body("accepted", equalTo(2));
        as("operator").post("/v1/holidays/computed?country=de&from=2026").then().statusCode(200).body("changed", greaterThan(7));
        as("operator").post("/v1/holidays/computed?country=de&from=2026").then().body("changed", equalTo(0));
        get("/v1/holidays?from=2026-05-01&to=2026-05-31").body("items.day", contains("2026-05-01", "2026-05-14", "2026-05-25"))
                .body("items.kind", contains("HOLIDAY", "WORKDAY", "HOLIDAY"));
        as("operator").post("/v1/holidays/computed?country=atlantis&from=2026").then().statusCode(400);
        close("1970-01-01");
        assertThat(Published.on(Topic.INDICATOR, IndicatorObserved.class)).filteredOn(event -> event.indicator().equals("calendar.holiday"))
                .anyMatch(event -> event.at().equals(Instant.parse("2026-05-13T22:00:00Z")) && event.value() == 0)
                .anyMatch(event -> event.at().equals(Instant.parse("2026-12-23T23:00:00Z")) && event.value() == 1)
                .noneMatch(event -> event.at().equals(Instant.parse("2026-05-13T22:00:00Z")) && event.value() == 1);
    }

    @Test
    void a_competitors_package_becomes_his_price() {
        post("/v1/competitor-packages", CSV, """
                packageId,retailer,name,from,parts.energy,parts.grid,source
                P-1,rival,Spring,2026-03-01,0.12,0.08,price list
                P-2,rival,Summer,2026-06-01,0.10,0.08,price list
                """).body("accepted", equalTo(2));
        get("/v1/indicators?indicator=price.competitor.rival").body("items.value", contains(0.2f, 0.18f))
                .body("items.unit", contains("EUR/kWh", "EUR/kWh"));
        post("/v1/competitor-packages", CSV, """
                packageId,retailer,name,from,parts.energy,parts.grid,leastAnnualKwh,source
                P-3,rival,Works,2026-03-01,0.09,0.05,100000,price list
                P-4,rival,Nobody's,2026-03-01,0.09,0.05,0,price list
                """).body("accepted", equalTo(1)).body("rejected", equalTo(1));
        get("/v1/indicators?indicator=price.competitor.rival").body("items.value", contains(0.2f, 0.18f));
        get("/v1/indicators?indicator=price.competitor.rival.100000").body("items.value", contains(0.14f));
        get("/v1/competitor-packages?retailer=rival").body("items.packageId", contains("P-1", "P-2", "P-3"));
    }
}
