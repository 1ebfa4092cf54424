package com.meterwise.ingestion;

import static com.meterwise.ingestion.Calls.as;
import static com.meterwise.ingestion.Calls.block;
import static com.meterwise.ingestion.Calls.close;
import static com.meterwise.ingestion.Calls.get;
import static com.meterwise.ingestion.Calls.post;
import static com.meterwise.ingestion.Calls.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.MarketDayClosed;
import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What leans on a value is told again when the value is another one. Days of 2018, meters of its own. */
@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class RestatementFlowTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.of(2018, 3, 2);

    @Test
    void an_estimate_follows_its_donors_when_one_of_them_is_corrected_later() {
        meter("D-1", "");
        for (int back = 28; back > 0; back--)
            readings(line(DAY.minusDays(back), 0, 48));
        // five hours, too many for a line: the last four Fridays are the donors
        readings(line(DAY, 0, 20) + line(DAY, 30, 48));
        close(DAY.toString());
        get(day(DAY)).body("items[0].estimates[0].method", equalTo("LIKE_DAY")).body("items[0].estimates[0].donors", hasItem("2018-02-23"));
        double before = last(DAY).values()[22];

        // 0.4 kWh more in one of four donors
        readings("{\"meterId\":\"D-1\",\"start\":\"2018-02-23T11:00:00+01:00\",\"interval\":\"PT30M\",\"values\":[%s],"
                .formatted(kwh(22) + 0.4)
                + "\"revisedAt\":\"2018-06-01T00:00:00Z\"}\n");
        as("operator").post("/v1/market-days/close?through=" + DAY).then().statusCode(200).body("closed.day",
                hasItem("2018-02-23")).body("closed.day", hasItem(DAY.toString()));
        assertThat(last(DAY).values()[22]).isCloseTo(before + 0.1, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(last(DAY).quality().charAt(22)).isEqualTo('E');
        assertThat(Published.ticks(DAY, 2)).last()
                .extracting(MarketDayClosed::customers).isEqualTo(List.of("CD-1"));
    }

    @Test
    void a_sum_over_a_month_is_judged_again_when_a_day_within_it_is_corrected() {
        meter("D-2", ",\"dialDigits\":6");
        for (int day = 1; day <= 10; day++)
            readings(block("D-2", at(LocalDate.of(2018, 5, day)), 48, "1"));
        for (String read : List.of("2018-05-01T00:00:00+02:00\",\"reading\":1000", "2018-05-11T00:00:00+02:00\",\"reading\":1440"))
            as("ingest").contentType("application/json").body("{\"meterId\":\"D-2\",\"at\":\"" + read + "}").post("/v1/register-reads")
                    .then().statusCode(202).body("rejected", equalTo(0));
        close("2018-05-10");
        get("/v1/findings?meterId=D-2&rule=V10").body("items", hasSize(1)).body("items[0].day", equalTo("2018-05-10"));

        readings(
                "{\"meterId\":\"D-2\",\"start\":\"2018-05-03T00:00:00+02:00\",\"interval\":\"PT30M\",\"values\":[%s0],\"revisedAt\":\"2018-06-01T00:00:00Z\"}\n"
                        .formatted("0,".repeat(39)));
        close("2018-05-10");
        get("/v1/findings?meterId=D-2&rule=V10").body("items", hasSize(0));
    }

    /** A rhythm of the day, so that no rule has anything against it. */
    private static double kwh(int slot) {
        return (1_000 + slot % 8 * 50) / 1000.0;
    }

    private static String line(LocalDate day, int from, int to) {
        return "{\"meterId\":\"D-1\",\"start\":\"%s\",\"interval\":\"PT30M\",\"values\":[%s]}%n".formatted(
                day.atStartOfDay(ZONE).plusMinutes(30L * from).toOffsetDateTime(),
                IntStream.range(from, to).mapToObj(slot -> String.valueOf(kwh(slot))).collect(Collectors.joining(",")));
    }

    private static String day(LocalDate day) { return "/v1/meters/D-1/days?from=%s&to=%s".formatted(day, day); }

    private static String at(LocalDate day) { return day.atStartOfDay(ZONE).toOffsetDateTime().toString().replace(":00+", ":00:00+"); }

    private static ReadingsRecorded last(LocalDate day) {
        List<ReadingsRecorded> told = Published.on(Topic.READINGS, ReadingsRecorded.class).stream()
                .filter(event -> event.meterId().equals("D-1") && event.day().equals(day)).toList();
        return told.get(told.size() - 1);
    }

    private static void meter(String id, String more) {
        put("/v1/customers/C" + id, "{\"customerId\":\"C%s\"}".formatted(id)).statusCode(200);
        put("/v1/meters/" + id, "{\"meterId\":\"%s\",\"customerId\":\"C%s\",\"validFrom\":\"2018-01-01\"%s}".formatted(id, id, more))
                .statusCode(200);
    }

    private static void readings(String lines) {
        post("/v1/readings", "application/x-ndjson", lines).statusCode(202).body("rejected", equalTo(0));
    }
}
