package com.meterwise.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.MarketDayClosed;
import com.meterwise.contracts.MeterChanged;
import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;
import com.meterwise.embedded.TestStack;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The whole service on a real Kafka and PostgreSQL. Each test has meters and days of its own. */
@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IngestionFlowTest {
    private static final String NDJSON = "application/x-ndjson";

    @Test
    void readings_become_a_meter_day_that_is_published_whole_and_its_day_closes() {
        customer("C-1", "{\"customerId\":\"C-1\",\"name\":\"Mill\",\"kind\":\"INDUSTRIAL\",\"contractedKw\":100}");
        as("ingest").contentType("application/json").body("{\"meterId\":\"M-1\",\"customerId\":\"C-1\",\"interval\":\"PT30M\"}")
                .put("/v1/meters/M-1").then().statusCode(200).body("sequence", equalTo(1));

        String upload = post(NDJSON, block("M-1", "2026-03-29T00:00:00+01:00", 46, "1.5"), "").statusCode(202).body("accepted", equalTo(1))
                .body("rejected", equalTo(0)).body("readings", equalTo(46)).extract().path("uploadId");
        close("2026-03-29").body("closed.day", hasItem("2026-03-29"));

        ReadingsRecorded day = readingsOf("M-1").get(0);
        assertThat(day.values()).hasSize(46).containsOnly(1.5);
        assertThat(day.customerId()).isEqualTo("C-1");
        assertThat(day.state()).isEqualTo("PROVISIONAL");
        assertThat(day.revision()).isEqualTo(1);
        MarketDayClosed tick = ticks("2026-03-29", 1).get(0);
        assertThat(tick.revision()).isEqualTo(1);
        assertThat(tick.readingsUpTo().values().stream().mapToLong(Long::longValue).sum()).isPositive();
        assertThat(tick.masterUpTo()).containsKeys(Topic.CUSTOMER.name(), Topic.METER.name(), Topic.FEEDER.name());
        assertThat(Published.on(Topic.CUSTOMER, CustomerChanged.class)).anyMatch(event -> event.customerId().equals("C-1"));
        as("viewer").get("/v1/uploads/" + upload).then().statusCode(200).body("stream.applied", equalTo(1));
        as("viewer").get("/v1/meters/M-1/days?from=2026-03-29&to=2026-03-29").then().statusCode(200).body("items", hasSize(1))
                .body("items[0].grade", equalTo("A")).body("items[0].state", equalTo("VALIDATED"));
        as("viewer").get("/v1/status").then().statusCode(200).body("meterDays", greaterThan(0)).body("lastClosedDay", notNullValue());
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_late_one_tells_the_day_again() {
        customer("C-2", "{\"customerId\":\"C-2\"}");
        meter("M-2", "C-2");
        String file = block("M-2", "2026-01-10T00:00:00+01:00", 24, "2");
        post(NDJSON, file, "").statusCode(202);
        close("2026-01-10");
        String again = post(NDJSON, file, "").statusCode(202).extract().path("uploadId");
        close("2026-01-10").body("closed", hasSize(0));
        as("viewer").get("/v1/uploads/" + again).then().body("stream.repeated", equalTo(1)).body("stream.applied", equalTo(0));
        assertThat(ticks("2026-01-10", 1)).hasSize(1);

        post(NDJSON, block("M-2", "2026-01-10T12:00:00+01:00", 24, "3"), "").statusCode(202);
        close("2026-01-10").body("closed.revision", contains(2));
        List<ReadingsRecorded> days = readingsOf("M-2");
        assertThat(days).extracting(ReadingsRecorded::revision).containsExactly(1, 2);
        assertThat(days.get(1).state()).isEqualTo("VALIDATED");
        assertThat(days.get(1).values()).hasSize(48).endsWith(3, 3).startsWith(2, 2);
        MarketDayClosed tick = ticks("2026-01-10", 2).get(1);
        assertThat(tick.customers()).containsExactly("C-2");
    }

    @Test
    void a_file_with_bad_lines_keeps_its_good_ones_and_tells_each_bad_one() {
        customer("C-3", "{\"customerId\":\"C-3\",\"contractedKw\":10}");
        meter("M-3", "C-3");
        String file = block("M-3", "2026-02-01T00:00:00+01:00", 48, "1") + "garbage\n" + block("M-404", "2026-02-01T00:00:00+01:00", 1, "1")
                + block("M-3", "2026-02-02T00:00:00+01:00", 1, "-1") + block("M-3", "2026-02-02T00:00:00+01:00", 1, "9")
                + block("M-3", "2026-02-02T00:10:00+01:00", 1, "1");
        post(NDJSON, file, "").statusCode(202).body("accepted", equalTo(1)).body("rejected", equalTo(5))
                .body("errors.code", contains("FORMAT", "V01", "V05", "V06", "V01")).body("errors.line", contains(2, 3, 4, 5, 6));
    }

    @Test
    void a_truncated_gzip_tells_what_of_it_was_accepted() throws IOException {
        customer("C-4", "{\"customerId\":\"C-4\"}");
        meter("M-4", "C-4");
        String file = IntStream.range(0, 5000)
                .mapToObj(i -> block("M-4", "2024-05-0" + (1 + i % 9) + "T00:00:00+02:00", 48, "" + i / 1000.0))
                .collect(Collectors.joining());
        byte[] whole = gzip(file);
        as("operator").header("Content-Encoding", "gzip").contentType(NDJSON).body(Arrays.copyOf(whole, whole.length / 2))
                .post("/v1/readings").then().statusCode(400).contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:meterwise:problem:broken-off")).body("accepted", greaterThan(0))
                .body("uploadId", notNullValue());
        as("operator").header("Content-Encoding", "gzip").contentType(NDJSON).body(whole).post("/v1/readings").then().statusCode(202)
                .body("accepted", equalTo(5000));
    }

    @Test
    void a_column_a_meter_registers_unknown_meters_for_an_operator_only() {
        String csv = "datetime_utc,b0,b1\n" + IntStream.range(0, 24).mapToObj(h -> "2019-07-01 %02d:00:00,%d,0\n".formatted(h, h + 1))
                .collect(Collectors.joining());
        String query = "?shape=columns&interval=PT1H&zone=UTC&zeros=missing&register=true";
        as("ingest").contentType("text/csv").body(csv).post("/v1/readings" + query).then().statusCode(403);
        post("text/csv", csv, query).statusCode(202).body("readings", equalTo(24)).body("accepted", equalTo(2));
        as("viewer").get("/v1/customers/b0").then().statusCode(200).body("state.kind", equalTo("UNKNOWN"));
        close("2019-07-02");
        assertThat(readingsOf("b0")).extracting(ReadingsRecorded::day).containsExactlyInAnyOrder(LocalDate.of(2019, 7, 1),
                LocalDate.of(2019, 7, 2));
        as("viewer").get("/v1/findings?meterId=b0&rule=V04").then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void the_register_sends_one_event_a_real_change_and_reads_csv() {
        as("ingest").contentType("text/csv").body("customerId,kind,contractedKw,consents.email\nC-9,PUBLIC,50,GRANTED\nC 9,PUBLIC,1,\n")
                .post("/v1/customers").then().statusCode(200).body("accepted", equalTo(1)).body("rejected", equalTo(1))
                .body("errors[0].line", equalTo(3));
        String state = "{\"meterId\":\"M-9\",\"customerId\":\"C-9\",\"validFrom\":\"2026-01-01\"}";
        for (int i = 0; i < 2; i++)
            as("ingest").contentType("application/json").body(state).put("/v1/meters/M-9").then().statusCode(200).body("sequence",
                    equalTo(1));
        as("ingest").contentType("application/json").body(state.replace("C-9", "C-10").replace("01-01", "06-01")).put("/v1/meters/M-9")
                .then()
                .body("sequence", equalTo(2));
        as("viewer").get("/v1/meters/M-9?asOf=2026-05-31").then().body("state.customerId", equalTo("C-9"));
        as("viewer").get("/v1/meters/M-9?asOf=2026-06-01").then().body("state.customerId", equalTo("C-10"));
        as("ingest").contentType("application/json").body("{\"meterId\":\"M-9\",\"kind\":\"CUSTOMER\"}").put("/v1/meters/M-9").then()
                .statusCode(400).contentType(startsWith("application/problem+json"));
        close("1970-01-01");
        assertThat(Published.on(Topic.METER, MeterChanged.class)).filteredOn(event -> event.meterId().equals("M-9"))
                .extracting(MeterChanged::sequence).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void a_meter_that_moves_in_the_past_takes_its_days_along() {
        meter("M-6", "C-6");
        post(NDJSON, block("M-6", "2026-05-01T00:00:00+02:00", 96, "2"), "").statusCode(202).body("accepted", equalTo(2));
        close("2026-05-02");
        as("ingest").contentType("application/json").body("{\"meterId\":\"M-6\",\"customerId\":\"C-7\",\"validFrom\":\"2026-05-02\"}")
                .put("/v1/meters/M-6").then().statusCode(200);
        close("2026-05-02").body("closed.day", contains("2026-05-02"));
        List<ReadingsRecorded> days = readingsOf("M-6").stream().filter(day -> day.day().equals(LocalDate.of(2026, 5, 2))).toList();
        assertThat(days).filteredOn(day -> day.customerId().equals("C-6")).extracting(ReadingsRecorded::revision).containsExactly(1, 2);
        ReadingsRecorded now = days.stream().filter(day -> day.customerId().equals("C-7")).findFirst().orElseThrow();
        assertThat(now.revision()).isEqualTo(3);
        assertThat(now.values()).hasSize(48).containsOnly(2);
        assertThat(days.stream().filter(day -> day.revision() == 2).findFirst().orElseThrow().values()).containsOnly(Double.NaN);
        assertThat(ticks("2026-05-02", 2).get(1).customers()).containsExactly("C-6", "C-7");
    }

    @Test
    void a_green_button_feed_and_reads_of_a_dial_become_meter_days() {
        String feed = """
                <feed><entry><link rel="self" href="RetailCustomer/GB/UsagePoint/7"/><content><UsagePoint><ServiceCategory><kind>0</kind>
                </ServiceCategory></UsagePoint></content></entry><entry><content><ReadingType><uom>72</uom></ReadingType></content></entry>
                <entry><link rel="self" href="RetailCustomer/GB/UsagePoint/7/MeterReading/1/IntervalBlock/1"/><content><IntervalBlock>
                <IntervalReading><ReadingQuality><quality>16</quality></ReadingQuality><timePeriod><duration>3600</duration>
                <start>1773270000</start></timePeriod><value>2500</value></IntervalReading></IntervalBlock></content></entry></feed>""";
        String upload = post("application/atom+xml", feed, "?register=true").statusCode(202).body("readings", equalTo(1))
                .header("RateLimit", containsString("\"requests\";r=")).header("RateLimit-Policy", containsString("w=60")).extract()
                .path("uploadId");
        customer("C-19", "{\"customerId\":\"C-19\"}");
        as("ingest").contentType("application/json")
                .body("{\"meterId\":\"M-19\",\"customerId\":\"C-19\",\"interval\":\"PT1H\",\"ctRatio\":20,\"dialDigits\":4}")
                .put("/v1/meters/M-19")
                .then().statusCode(200);
        for (String read : List.of("2026-03-12T00:00:00+01:00\",\"reading\":9999.5", "2026-03-12T01:00:00+01:00\",\"reading\":0.5"))
            as("ingest").contentType("application/json").body("{\"meterId\":\"M-19\",\"at\":\"" + read + "}").post("/v1/register-reads")
                    .then()
                    .statusCode(202).body("rejected", equalTo(0));
        close("2026-03-12");

        assertThat(readingsOf("GB-7").get(0).values()[0]).isEqualTo(2.5);
        assertThat(readingsOf("M-19").get(0).values()[0]).isEqualTo(20);
        as("viewer").get("/v1/uploads/" + upload + "/errors").then().statusCode(200).body(equalTo("line,code,detail\r\n"));
        as("viewer").get("/v1/uploads/none/errors").then().statusCode(404);
        as("viewer").get("/v1/findings?meterId=GB-7&rule=V01").then().body("items.detail", hasItem(containsString("0=16")));
    }

    @Test
    void what_was_refused_can_be_downloaded_beyond_what_the_report_lists() {
        String upload = post("application/x-ndjson", "nonsense\n".repeat(150), "").statusCode(202).body("errors", hasSize(100)).extract()
                .path("uploadId");
        String csv = as("viewer").get("/v1/uploads/" + upload + "/errors").then().statusCode(200).contentType("text/csv").extract()
                .asString();
        assertThat(csv.lines()).hasSize(151).element(150).asString().startsWith("150,FORMAT,");
    }

    @Test
    void foreign_roles_and_foreign_bodies_are_refused() {
        given().get("/v1/customers").then().statusCode(401);
        as("viewer").contentType(NDJSON).body("{}".getBytes(StandardCharsets.UTF_8)).post("/v1/readings").then().statusCode(403);
        as("operator").contentType("text/csv").body("no,header").post("/v1/readings?shape=days").then().statusCode(400)
                .body("detail", containsString("meterId"));
        as("operator").contentType("text/csv").body("t,a").post("/v1/readings?shape=columns").then().statusCode(400);
        as("operator").contentType("image/png").body(new byte[]{ 1 }).post("/v1/readings").then().statusCode(415);
        as("viewer").get("/v1/market-days?limit=5000").then().statusCode(400);
        as("admin").get("/v1/digest").then().statusCode(200).body("tables.meter-day", notNullValue());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void while_the_log_is_away_nothing_is_answered_202() {
        customer("C-5", "{\"customerId\":\"C-5\"}");
        meter("M-5", "C-5");
        String file = block("M-5", "2026-04-01T00:00:00+02:00", 48, "1");
        TestStack.shared().kafka().kill();
        try {
            post(NDJSON, file, "").statusCode(503).header("Retry-After", notNullValue());
        } finally {
            TestStack.shared().kafka().restart();
        }
        post(NDJSON, file, "").statusCode(202).body("accepted", equalTo(1));
    }

    private static RequestSpecification as(String role) { return given().header("Authorization", "Bearer " + StackResource.token(role)); }

    private static ValidatableResponse post(String type, String body, String query) {
        return as("operator").contentType(type).body(body.getBytes(StandardCharsets.UTF_8)).post("/v1/readings" + query).then();
    }

    private static ValidatableResponse close(String through) {
        return as("operator").post("/v1/market-days/close?through=" + through).then().statusCode(200);
    }

    private static void customer(String id, String state) {
        as("ingest").contentType("application/json").body(state).put("/v1/customers/" + id).then().statusCode(200);
    }

    private static void meter(String id, String customer) {
        as("ingest").contentType("application/json").body("{\"meterId\":\"%s\",\"customerId\":\"%s\"}".formatted(id, customer))
                .put("/v1/meters/" + id).then().statusCode(200);
    }

    private static String block(String meter, String start, int values, String kwh) {
        return "{\"meterId\":\"%s\",\"start\":\"%s\",\"interval\":\"PT30M\",\"values\":[%s]}%n".formatted(meter, start,
                String.join(",", java.util.Collections.nCopies(values, kwh)));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<ReadingsRecorded> readingsOf(String meter) {
        return Published.on(Topic.READINGS, ReadingsRecorded.class).stream().filter(event -> event.meterId().equals(meter)).toList();
    }

    private static List<MarketDayClosed> ticks(String day, int revision) { return Published.ticks(LocalDate.parse(day), revision); }
}
