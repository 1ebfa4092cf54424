package com.meterwise.segmentation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.CustomerErased;
import com.meterwise.contracts.ErasureDone;
import com.meterwise.contracts.MarketDayClosed;
import com.meterwise.contracts.MeterChanged;
import com.meterwise.contracts.ModelPublished;
import com.meterwise.contracts.ProfileUpdated;
import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.SegmentChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;
import com.meterwise.segmentation.clustering.Archetypes;
import com.meterwise.segmentation.clustering.ModelTable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The service as a whole: readings come in by Kafka, a closed day makes segments, profiles leave by Kafka and are seen by REST. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SegmentationFlowTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 20);
    private static final LocalDate LAST = FIRST.plusDays(19);
    private static final int CUSTOMERS = 30;

    @Inject
    DataSource database;

    @Inject
    ModelTable models;

    @Test
    @Order(1)
    void readings_and_closed_days_become_segments_and_profiles() {
        try (Bus bus = new Bus()) {
            for (int i = 0; i < CUSTOMERS; i++)
                publishMaster(bus, i);
            for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1))
                for (int i = 0; i < CUSTOMERS; i++)
                    bus.publish(Topic.READINGS, id(i), readings(i, day, 1));
            close(bus, FIRST, LAST, 1, List.of());
            awaitDone(LAST);

            List<ProfileUpdated> profiles = newest(bus.all(Topic.PROFILE, ProfileUpdated.class));
            assertThat(profiles).hasSize(CUSTOMERS).allSatisfy(profile -> {
                assertThat(profile.day()).isEqualTo(LAST);
                assertThat(profile.segment()).isNotNull();
                assertThat(profile.tier()).isNotNull();
                assertThat(profile.weekday()).hasSize(24);
                assertThat(profile.features()).containsKeys("annualKwh", "loadFactor", "weekendRatio");
                assertThat(profile.dataGrade()).isEqualTo("A");
                assertThat(profile.risk().score()).isBetween(0.0, 1.0);
                assertThat(profile.ruleSegments()).isEmpty();
            });
            assertThat(profiles.stream().map(ProfileUpdated::segment).collect(Collectors.toSet())).hasSizeGreaterThan(1);
            List<SegmentChanged> changes = bus.all(Topic.SEGMENT_CHANGED, SegmentChanged.class);
            assertThat(changes).filteredOn(change -> change.from() == null).hasSize(CUSTOMERS)
                    .allSatisfy(change -> assertThat(change.reasons()).isNotEmpty());
            assertThat(bus.all(Topic.MODEL, ModelPublished.class)).last().satisfies(model -> {
                assertThat(model.status()).isEqualTo("ACTIVE");
                assertThat(model.effectiveFrom()).isEqualTo(FIRST.plusDays(13));
            });
            assertThat(bus.all(Topic.SEGMENTATION_DAY_DONE, com.meterwise.contracts.DayDone.class)).hasSize(20);
        }
    }

    @Test
    @Order(2)
    void rest_shows_what_was_published() {
        viewer("/v1/status").body("customers", equalTo(CUSTOMERS)).body("segments", greaterThan(1)).body("models", equalTo(1))
                .body("lastDoneDay", equalTo(LAST.toString())).body("segmentChanges", greaterThan(CUSTOMERS - 1));
        viewer("/v1/segments").body("items.findAll { it.figures != null }.figures.customers.sum()", equalTo(CUSTOMERS))
                .body("items.find { it.segmentId == 'S01' }.figures.weekdayKw", hasSize(24))
                .body("items.find { it.segmentId == 'S01' }.description", notNullValue())
                .body("items.find { it.segmentId == 'S01' }.rule.text", notNullValue())
                .body("items.find { it.segmentId == 'S01' }.stability", greaterThan(0.74f))
                .body("items.find { it.segmentId == 'S01' }.needs.size()", greaterThan(2));
        viewer("/v1/segments/average").body("customers", equalTo(CUSTOMERS)).body("weekdayKw", hasSize(24));
        viewer("/v1/segments/map?limit=25").body("items", hasSize(25)).body("items.findAll { it.segment == null || it.tier == null }",
                hasSize(0)).body("x.share", greaterThan(0.2f)).body("x.loadings.loadFactor", notNullValue());
        viewer("/v1/segments/flows?from=" + FIRST).body("items.findAll { it.from == null }.customers.sum()", equalTo(CUSTOMERS));
        viewer("/v1/features").body("items.find { it.name == 'coincidence' }.refresh", equalTo("DAILY"))
                .body("items.find { it.name == 'lossShare' }.refresh", equalTo("ASKED"))
                .body("items.find { it.name == 'loadFactor' }.refresh", equalTo("LIVE"));
        viewer("/v1/features").body("items.find { it.name == 'loadFactor' }.formula", equalTo("mean power / highest hour"));
        String segment = viewer("/v1/customers/" + id(0)).body("noDataSince", equalTo(null)).body("reasons.size()", greaterThan(0))
                .body("smallestChange.feature", notNullValue()).body("dataGrade", equalTo("A")).extract().path("segment");
        viewer("/v1/segments/" + segment + "/customers?limit=1").body("items", hasSize(1));
        viewer("/v1/customers/" + id(0) + "/history").body("items[0].to", notNullValue()).body("items[0].from", equalTo(null));
        viewer("/v1/key-accounts").body("items.find { it.customerId == '%s' }.gates".formatted(id(7)),
                equalTo(List.of("contracted capacity 400 kVA, limit 315 kVA")))
                .body("items.find { it.customerId == '%s' }".formatted(id(2)), equalTo(null));
        viewer("/v1/market-status?by=region").body("parts.customers.sum()", equalTo(CUSTOMERS)).body("paretoCurve", hasSize(10))
                .body("total.customers", equalTo(CUSTOMERS)).body("total.left", equalTo(0)).body("basis", notNullValue());
        viewer("/v1/market-status?by=segment&asOf=" + LAST.minusDays(1)).body("to", equalTo(LAST.minusDays(1).toString()))
                .body("parts.name", org.hamcrest.Matchers.hasItem("S01"));
        viewer("/v1/market-status/elasticity?by=kind").body("items", hasSize(0));
        viewer("/v1/models").body("items", hasSize(1)).body("items[0].provenance.trials.size()", greaterThan(3));
    }

    @Test
    @Order(3)
    void nonsense_is_answered_with_a_problem() {
        get("/v1/customers/nobody", "viewer").statusCode(404).contentType("application/problem+json");
        get("/v1/segments/S99/customers", "viewer").statusCode(404);
        get("/v1/market-status?by=moon", "viewer").statusCode(400);
        get("/v1/market-status?by=tier&from=yesterday", "viewer").statusCode(400);
        get("/v1/segments/flows?from=2026-04-02&to=2026-04-01", "viewer").statusCode(400);
        get("/v1/segments/map?limit=0", "viewer").statusCode(400);
        get("/v1/key-accounts?limit=0", "viewer").statusCode(400);
        get("/v1/status", "ingest").statusCode(403);
        given().get("/v1/status").then().statusCode(401);
        given().auth().oauth2(StackResource.token("operator")).contentType("application/json").body("{}").post("/v1/models").then()
                .statusCode(403);
    }

    @Test
    @Order(4)
    void a_pin_makes_a_key_account_at_once_and_is_told() {
        String pin = "{\"reason\":\"a promise of the board\",\"until\":\"2027-01-31\"}";
        given().auth().oauth2(StackResource.token("manager")).contentType("application/json").body(pin)
                .put("/v1/key-accounts/" + id(3) + "/pin").then().statusCode(200).body("tier", equalTo("KEY"));
        given().auth().oauth2(StackResource.token("manager")).contentType("application/json").body("{\"reason\":\" \"}")
                .put("/v1/key-accounts/" + id(3) + "/pin").then().statusCode(400);
        try (Bus bus = new Bus()) {
            Await.until("the pinned profile", () -> newest(bus.all(Topic.PROFILE, ProfileUpdated.class)).stream()
                    .anyMatch(profile -> profile.customerId().equals(id(3)) && "KEY".equals(profile.tier())));
        }
        viewer("/v1/key-accounts/" + id(3)).body("worth.rank.rank", greaterThan(0)).body("worth.money.basis", notNullValue());
        viewer("/v1/key-accounts?tier=AT_RISK").body("items", hasSize(0));
        viewer("/v1/key-accounts/groups").body("items", hasSize(0));
        given().auth().oauth2(StackResource.token("manager")).delete("/v1/key-accounts/" + id(3) + "/pin").then().statusCode(200)
                .body("tier", org.hamcrest.Matchers.not("KEY"));
        given().auth().oauth2(StackResource.token("manager")).delete("/v1/key-accounts/" + id(3) + "/pin").then().statusCode(404);
    }

    @Test
    @Order(5)
    void a_model_is_trained_on_request_and_applies_from_the_next_day() {
        String model = given().auth().oauth2(StackResource.token("manager")).header("Idempotency-Key", "training-1")
                .contentType("application/json").body("{\"k\":3}").post("/v1/models").then().statusCode(202).extract().path("modelId");
        given().auth().oauth2(StackResource.token("manager")).header("Idempotency-Key", "training-1").contentType("application/json")
                .body("{\"k\":4}").post("/v1/models").then().statusCode(422);
        given().auth().oauth2(StackResource.token("manager")).header("Idempotency-Key", "training-1").contentType("application/json")
                .body("{\"k\":3}").post("/v1/models").then().statusCode(202).body("modelId", equalTo(model));
        Await.until("training", () -> viewer("/v1/models/" + model).extract().path("status").equals("TRAINED"));
        given().auth().oauth2(StackResource.token("manager")).post("/v1/models/" + model + "/activate").then().statusCode(200)
                .body("status", equalTo("ACTIVE")).body("effectiveFrom", equalTo(LAST.plusDays(1).toString()))
                .body("provenance.k", equalTo(3));
        try (Bus bus = new Bus()) {
            for (int i = 0; i < CUSTOMERS; i++)
                bus.publish(Topic.READINGS, id(i), readings(i, LAST.plusDays(1), 1));
            close(bus, LAST.plusDays(1), LAST.plusDays(1), 1, List.of());
            awaitDone(LAST.plusDays(1));
            assertThat(newest(bus.all(Topic.PROFILE, ProfileUpdated.class))).extracting(ProfileUpdated::modelId).containsOnly(model);
        }
        String first = viewer("/v1/models").extract().path("items.find { it.modelId != '%s' }.modelId".formatted(model));
        viewer("/v1/models/" + first + "/compare/" + model).body("customers", equalTo(CUSTOMERS)).body("rand", greaterThan(0f))
                .body("table.size()", greaterThan(1));
        viewer("/v1/models/" + model + "/drift").body("size()", greaterThan(5));
        viewer("/v1/models/" + model).body("driftDay", equalTo(LAST.plusDays(1).toString())).body("refitProposed", notNullValue())
                .body("lineage.size()", greaterThan(1));
    }

    @Test
    @Order(6)
    void late_data_recompute_the_features_of_those_they_name_and_no_membership() {
        Set<Integer> changesBefore = Set.of(viewer("/v1/status").extract().<Integer>path("segmentChanges"));
        float before = viewer("/v1/customers/" + id(5)).extract().path("features.annualKwh");
        try (Bus bus = new Bus()) {
            ReadingsRecorded old = readings(5, LAST.minusDays(3), 2);
            double[] tenfold = java.util.Arrays.stream(old.values()).map(kwh -> kwh * 10).toArray();
            bus.publish(Topic.READINGS, id(5), new ReadingsRecorded(old.meterId(), old.channel(), old.customerId(), old.feederId(),
                    old.kind(), old.day(), old.start(), old.interval(), tenfold, old.quality(), old.state(), 2, old.availableAt()));
            close(bus, LAST.minusDays(3), LAST.minusDays(3), 2, List.of(id(5)));
            Await.until("the recomputed profile",
                    () -> viewer("/v1/customers/" + id(5)).extract().<Float>path("features.annualKwh") > before * 1.2);
        }
        viewer("/v1/customers/" + id(5)).body("day", equalTo(LAST.plusDays(1).toString()));
        assertThat(Set.of(viewer("/v1/status").extract().<Integer>path("segmentChanges"))).isEqualTo(changesBefore);
    }

    @Test
    @Order(7)
    void an_erased_customer_is_forgotten_and_the_saga_answered() {
        try (Bus bus = new Bus()) {
            bus.publish(Topic.CUSTOMER, id(9), new CustomerErased("erasure-1", "hash-9", Instant.EPOCH));
            Await.until("the answer", () -> bus.all(Topic.erasureDone(Topic.SEGMENTATION), ErasureDone.class).stream()
                    .anyMatch(done -> done.subjectHash().equals("hash-9") && done.rows() > 20));
        }
        get("/v1/customers/" + id(9), "viewer").statusCode(404);
    }

    @Test
    @Order(8)
    void a_block_of_an_open_day_moves_a_customer_before_the_day_closes() {
        LocalDate open = LAST.plusDays(2);
        String before = viewer("/v1/customers/" + id(2)).extract().path("segment");
        try (Bus bus = new Bus()) {
            for (LocalDate day = FIRST; !day.isAfter(open); day = day.plusDays(1))
                bus.publish(Topic.READINGS, id(2), asIfOfPlant(readings(2, day, 9)));
            Await.until("the live change", () -> !changes(bus, open).isEmpty());
            SegmentChanged change = changes(bus, open).get(0);
            assertThat(change.from()).isEqualTo(before);
            assertThat(change.reasons()).isNotEmpty();
            viewer("/v1/customers/" + id(2)).body("segment", equalTo(change.to())).body("since", equalTo(open.toString()));
            viewer("/v1/customers/" + id(2) + "/history").body("items[-1].live", equalTo(true));

            for (int i = 0; i < CUSTOMERS; i++)
                if (i != 2 && i != 9) bus.publish(Topic.READINGS, id(i), readings(i, open, 1));
            close(bus, open, open, 1, List.of());
            awaitDone(open);
            viewer("/v1/customers/" + id(2)).body("segment", equalTo(change.to()));
            assertThat(changes(bus, open)).as("the closed day decided what was told").containsExactly(change);
            viewer("/v1/customers/" + id(2) + "/history").body("items[-1].live", equalTo(false)).body("items[-1].to",
                    equalTo(change.to()));
        }
    }

    @Test
    @Order(9)
    void a_segment_written_down_fills_itself_and_follows_an_attribute() {
        String rule = "{\"ruleId\":\"R-one\",\"name\":\"Region one\",\"expression\":\"region = \\\"R1\\\" and annualKwh > 0\"}";
        operator(rule).post("/v1/rule-segments/preview").then().statusCode(200).body("customers", equalTo(10)).body("of",
                equalTo(CUSTOMERS - 1)).body("overlaps.customers.sum()", equalTo(10)).body("sample[0].findings", hasSize(2));
        operator(rule).post("/v1/rule-segments").then().statusCode(201).header("ETag", "\"1\"");
        operator(rule).post("/v1/rule-segments").then().statusCode(409);
        operator(rule.replace("region", "regoin")).post("/v1/rule-segments").then().statusCode(422).body("detail",
                org.hamcrest.Matchers.containsString("unknown name regoin"));
        try (Bus bus = new Bus()) {
            Await.until("a profile that names it", () -> newest(bus.all(Topic.PROFILE, ProfileUpdated.class)).stream()
                    .anyMatch(profile -> profile.ruleSegments().contains("R-one")));
        }
        Await.until("ten customers in it", () -> viewer("/v1/rule-segments/R-one").extract().<Integer>path("customers") == 10);
        try (Bus bus = new Bus()) {
            bus.publish(Topic.CUSTOMER, id(1), new CustomerChanged(id(1), "COMMERCIAL", "G47", "R2", 0.4, null, null, false, "T-FLAT", true,
                    null, Map.of(), 0, "1200.00", null, Map.of(), Instant.EPOCH, 0, 2));
            Await.until("the customer that moved away to leave", () -> bus.all(Topic.SEGMENT_CHANGED, SegmentChanged.class).stream()
                    .anyMatch(change -> change.customerId().equals(id(1)) && "R-one".equals(change.from())
                            && change.to().equals("NONE") && change.reasons().get(0).text().contains("region=R2")));
        }
        operator("{\"name\":\"Region two\",\"expression\":\"region = \\\"R2\\\"\"}").put("/v1/rule-segments/R-one").then().statusCode(428);
        operator("{\"name\":\"Region two\",\"expression\":\"region = \\\"R2\\\"\"}").header("If-Match", "\"1\"").put(
                "/v1/rule-segments/R-one").then().statusCode(200).header("ETag", "\"2\"");
        Await.until("the changed rule to fill", () -> viewer("/v1/rule-segments/R-one").extract().<Integer>path("customers") == 11);
        viewer("/v1/rule-segments/R-one/customers?limit=2").body("items", hasSize(2)).body("nextCursor", notNullValue());
        operator("{}").header("If-Match", "\"1\"").delete("/v1/rule-segments/R-one").then().statusCode(412);
        operator("{}").header("If-Match", "\"2\"").delete("/v1/rule-segments/R-one").then().statusCode(204);
        viewer("/v1/rule-segments").body("items", hasSize(0));
    }

    @Test
    @Order(10)
    void an_older_model_put_in_force_again_takes_its_customers_back_and_says_why() {
        LocalDate day = LAST.plusDays(3);
        List<String> ids = viewer("/v1/models").extract().path("items.modelId");
        String first = ids.stream().filter(id -> id.endsWith("-1")).findFirst().orElseThrow();
        String second = ids.stream().filter(id -> !id.equals(first)).findFirst().orElseThrow();
        List<String> own = viewer("/v1/models/" + first).body("status", equalTo("RETIRED")).extract().path("segments.segmentId");
        given().auth().oauth2(StackResource.token("operator")).post("/v1/models/" + first + "/activate").then().statusCode(403);
        given().auth().oauth2(StackResource.token("manager")).post("/v1/models/" + first + "/activate").then().statusCode(200)
                .body("status", equalTo("ACTIVE")).body("effectiveFrom", equalTo(day.toString()));
        viewer("/v1/models/" + second).body("status", equalTo("RETIRED"));
        for (String undecided : List.of(second, first))
            given().auth().oauth2(StackResource.token("manager")).post("/v1/models/" + undecided + "/activate").then().statusCode(200);
        assertThat(inForce(day)).isEqualTo(first);
        assertThat(inForce(day.minusDays(1))).as("a day that is over keeps its model").isEqualTo(second);
        assertThat(inForce(LAST)).isEqualTo(first);
        try (Bus bus = new Bus()) {
            for (int i = 0; i < CUSTOMERS; i++)
                if (i != 9) bus.publish(Topic.READINGS, id(i), readings(i, day, 1));
            close(bus, day, day, 1, List.of());
            awaitDone(day);
            assertThat(newest(bus.all(Topic.PROFILE, ProfileUpdated.class)).stream().filter(profile -> profile.day().equals(day)))
                    .isNotEmpty().allSatisfy(profile -> {
                        assertThat(profile.modelId()).isEqualTo(first);
                        assertThat(own).contains(profile.segment());
                    });
            assertThat(bus.all(Topic.MODEL, ModelPublished.class)).filteredOn(model -> model.effectiveFrom() != null)
                    .filteredOn(model -> model.effectiveFrom().equals(day) && model.status().equals("ACTIVE")).isNotEmpty();
            assertThat(bus.all(Topic.SEGMENT_CHANGED, SegmentChanged.class)).filteredOn(change -> change.day().equals(day))
                    .filteredOn(change -> first.equals(change.modelId()))
                    .allSatisfy(change -> assertThat(change.reasons()).isNotEmpty());
        }
        viewer("/v1/segments").body("items.findAll { it.figures != null }.segmentId.size()", greaterThan(1));
        viewer("/v1/segments/flows?from=%s&to=%s".formatted(day, day)).body("from", equalTo(day.toString()));
    }

    @Test
    @Order(11)
    void read_models_built_anew_have_the_digest_of_the_live_ones_and_put_a_damaged_day_right() throws Exception {
        operator("{\"from\":\"2026-03-20\",\"to\":\"2026-04-12\"}").post("/v1/rebuilds").then().statusCode(403);
        Map<String, String> sound = digest();
        try (Connection connection = database.getConnection(); Statement damage = connection.createStatement()) {
            assertThat(damage.executeUpdate("update customer_day set total_wh = 0 where day = '2026-03-25'")).isEqualTo(CUSTOMERS - 1);
        }
        String rebuild = admin().body("{\"from\":\"2026-03-20\",\"to\":\"2026-04-12\"}").post("/v1/rebuilds").then().statusCode(202)
                .body("from", equalTo("2026-03-01")).body("to", equalTo("2026-04-30")).extract().path("rebuildId");
        admin().body("{\"from\":\"2026-03-20\",\"to\":\"2026-04-12\"}").post("/v1/rebuilds").then().statusCode(409);
        admin().post("/v1/rebuilds/" + rebuild + "/switch").then().statusCode(409);
        try (Bus bus = new Bus()) {
            for (ReadingsRecorded told : bus.all(Topic.READINGS, ReadingsRecorded.class))
                if (!told.customerId().equals(id(9))) bus.publish(Topic.rebuild(Topic.SEGMENTATION), told.customerId(), told);
            bus.ends(Topic.rebuild(Topic.SEGMENTATION));
            int published = bus.all(Topic.PROFILE, ProfileUpdated.class).size();
            Await.until("all to be read and compared",
                    () -> admin().post("/v1/rebuilds/" + rebuild + "/compare").then().extract().statusCode() == 200);
            given().auth().oauth2(StackResource.token("operator")).get("/v1/rebuilds/" + rebuild).then().statusCode(200)
                    .body("state", equalTo("COMPARED")).body("differing", equalTo(1)).body("days", greaterThan(40))
                    .body("differences[0].readModel", equalTo("customer_day")).body("differences[0].day", equalTo("2026-03-25"));
            admin().post("/v1/rebuilds/" + rebuild + "/switch").then().statusCode(200).body("state", equalTo("SWITCHED"));
            assertThat(digest()).isEqualTo(sound);
            assertThat(bus.all(Topic.PROFILE, ProfileUpdated.class)).as("a rebuild publishes nothing").hasSize(published);
        }
        admin().delete("/v1/rebuilds/" + rebuild).then().statusCode(409);
        admin().get("/v1/rebuilds/none").then().statusCode(404);
        admin().body("{\"from\":\"2026-03-20\",\"to\":\"2026-03-19\"}").post("/v1/rebuilds").then().statusCode(400);
    }

    private String inForce(LocalDate day) {
        return QuarkusTransaction.requiringNew().call(() -> models.inForce(day).orElseThrow().modelId());
    }

    private static Map<String, String> digest() { return admin().get("/v1/digest").then().statusCode(200).extract().path("tables"); }

    private static io.restassured.specification.RequestSpecification admin() {
        return given().auth().oauth2(StackResource.token("admin")).contentType("application/json");
    }

    private static io.restassured.specification.RequestSpecification operator(String body) {
        return given().auth().oauth2(StackResource.token("operator")).contentType("application/json").body(body);
    }

    private static List<SegmentChanged> changes(Bus bus, LocalDate day) {
        return bus.all(Topic.SEGMENT_CHANGED, SegmentChanged.class).stream()
                .filter(change -> change.customerId().equals(id(2)) && change.day().equals(day)).toList();
    }

    private static ReadingsRecorded asIfOfPlant(ReadingsRecorded own) {
        ReadingsRecorded plant = readings(1, own.day(), own.revision());
        return new ReadingsRecorded(own.meterId(), own.channel(), own.customerId(), own.feederId(), own.kind(), own.day(), own.start(),
                own.interval(), plant.values(), own.quality(), own.state(), own.revision(), own.availableAt());
    }

    private static void publishMaster(Bus bus, int i) {
        Double kva = i == 7 ? 400.0 : null;
        bus.publish(Topic.CUSTOMER, id(i),
                new CustomerChanged(id(i), "COMMERCIAL", "G47", "R" + i % 3, 0.4, null, kva, false, "T-FLAT", true,
                        null, Map.of(), 0, "1200.00", null, Map.of(), Instant.EPOCH, 0, 1));
        bus.publish(Topic.METER, id(i), new MeterChanged("M" + i, "CUSTOMER", id(i), null, List.of("importKwh"), Duration.ofHours(1), null,
                null, null, null, null, null, "ACTIVE", Instant.EPOCH, 0, 1));
    }

    private static ReadingsRecorded readings(int i, LocalDate day, int revision) {
        Instant start = day.atStartOfDay(ZONE).toInstant();
        int slots = (int) Duration.between(start, day.plusDays(1).atStartOfDay(ZONE).toInstant()).toHours();
        Random random = new Random(i * 1000L + day.toEpochDay());
        String kind = Archetypes.KINDS.get(i % Archetypes.KINDS.size());
        double[] kwh = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            int hour = start.plus(Duration.ofHours(slot)).atZone(ZONE).getHour();
            kwh[slot] = Math.round(1000 * Archetypes.kw(kind, hour, day.getDayOfWeek().getValue() > 5) * (1 + 0.1 * random.nextDouble()))
                    / 1000.0;
        }
        return new ReadingsRecorded("M" + i, "importKwh", id(i), null, "CUSTOMER", day, start, Duration.ofHours(1), kwh, "V".repeat(slots),
                "VALIDATED", revision, start.plus(Duration.ofDays(1)));
    }

    private static void close(Bus bus, LocalDate from, LocalDate through, int revision, List<String> customers) {
        Map<Integer, Long> readings = bus.ends(Topic.READINGS);
        Map<String, Map<Integer, Long>> master = Map.of(Topic.CUSTOMER.name(), bus.ends(Topic.CUSTOMER), Topic.METER.name(),
                bus.ends(Topic.METER));
        for (LocalDate day = from; !day.isAfter(through); day = day.plusDays(1))
            bus.publish(Topic.MARKET_DAY, ZONE.getId(),
                    new MarketDayClosed(day, ZONE.getId(), revision, CUSTOMERS, 1, Map.of("A", CUSTOMERS),
                            readings, master, customers, through, Instant.EPOCH));
        bus.ends(Topic.MARKET_DAY);
    }

    private static void awaitDone(LocalDate day) {
        Await.until(day + " to be done", () -> day.toString().equals(viewer("/v1/status").extract().path("lastDoneDay")));
    }

    private static List<ProfileUpdated> newest(List<ProfileUpdated> profiles) {
        return List.copyOf(profiles.stream()
                .collect(Collectors.toMap(ProfileUpdated::customerId, profile -> profile, (a, b) -> b.sequence() > a.sequence() ? b : a))
                .values());
    }

    private static ValidatableResponse viewer(String path) { return get(path, "viewer").statusCode(200); }

    private static ValidatableResponse get(String path, String role) {
        return given().auth().oauth2(StackResource.token(role)).get(path).then();
    }

    private static String id(int i) { return "C-%03d".formatted(i); }
}
