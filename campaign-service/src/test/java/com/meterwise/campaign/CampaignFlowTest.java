package com.meterwise.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import com.meterwise.campaign.webhooks.Secret;
import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.CustomerChanged.Consent;
import com.meterwise.contracts.CustomerErased;
import com.meterwise.contracts.DayDone;
import com.meterwise.contracts.DecisionMade;
import com.meterwise.contracts.ErasureDone;
import com.meterwise.contracts.LoadForecasted;
import com.meterwise.contracts.MarketDayClosed;
import com.meterwise.contracts.OfferChanged;
import com.meterwise.contracts.OfferResponded;
import com.meterwise.contracts.ProfileUpdated;
import com.meterwise.contracts.SegmentChanged;
import com.meterwise.contracts.TariffChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** The service as a whole: events on Kafka become offers on Kafka, people and CRMs move them on. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@TestInstance(Lifecycle.PER_CLASS)
class CampaignFlowTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
    private static final int CUSTOMERS = 40;
    private static final String KEY_ACCOUNT = "C-0001";
    private static final String NO_CONSENT = "C-0002";
    private static final List<Topic> TOLD = List.of(Topic.OFFER, Topic.DECISION, Topic.TARIFF, Topic.deadLetter(Topic.CAMPAIGN),
            Topic.erasureDone(Topic.CAMPAIGN));

    @Inject
    DataSource database;

    private boolean closed;
    private final TopicWatch topics = new TopicWatch(StackResource.bootstrapServers(), TOLD);

    /** Before the first test only, but not before all: REST Assured learns the port just before each test. */
    @BeforeEach
    void begin() {
        if (closed) return;
        a_market_day_closes();
        closed = true;
    }

    /** One closed market day, with customers that moved to a segment on it; the tests follow different offers of that day. */
    private void a_market_day_closes() {
        for (int i = 1; i <= CUSTOMERS; i++) {
            String id = "C-%04d".formatted(i);
            topics.send(Topic.CUSTOMER, id, customer(id));
            topics.send(Topic.PROFILE, id, profile(id, id.equals(KEY_ACCOUNT) ? "KEY" : "STANDARD"));
            topics.send(Topic.CUSTOMER_FORECAST, id, forecast(id));
            topics.send(Topic.SEGMENT_CHANGED, id, new SegmentChanged(id, null, "S1", List.of(), 1, "m1", DAY, end(), 1));
        }
        Map<String, Map<Integer, Long>> segmented = topics.endOffsets(List.of(Topic.PROFILE, Topic.SEGMENT_CHANGED));
        Map<String, Map<Integer, Long>> forecasted = topics.endOffsets(List.of(Topic.CUSTOMER_FORECAST));
        Map<String, Map<Integer, Long>> master = topics.endOffsets(List.of(Topic.CUSTOMER));
        topics.send(Topic.SEGMENTATION_DAY_DONE, DAY.toString(),
                new DayDone("segmentation", DAY, 1, DAY, CUSTOMERS, segmented, Instant.now()));
        topics.send(Topic.FORECASTING_DAY_DONE, DAY.toString(),
                new DayDone("forecasting", DAY, 1, DAY, CUSTOMERS, forecasted, Instant.now()));
        topics.send(Topic.MARKET_DAY, "Europe/Berlin",
                new MarketDayClosed(DAY, "Europe/Berlin", 1, CUSTOMERS, 1, Map.of(), Map.of(), master, List.of(), DAY, Instant.now()));
        Await.until("the day is done", () -> DAY.toString().equals(as("viewer").get("/v1/status").jsonPath().getString("lastDoneDay")));
    }

    @AfterAll
    void close() { topics.close(); }

    private static Instant end() { return DAY.plusDays(1).atStartOfDay(java.time.ZoneId.of("Europe/Berlin")).toInstant(); }

    private static CustomerChanged customer(String id) {
        Map<String, Consent> consents = id.equals(NO_CONSENT) ? Map.of() : Map.of("email", new Consent("GRANTED", end()));
        return new CustomerChanged(id, "COMMERCIAL", "G47", "NORTH", 0.4, null, null, false, null, true, null, consents, 0, null, null,
                Map.of(), end(), 0, 1);
    }

    private static double[] steady(double kwh, int slots) {
        double[] day = new double[slots];
        Arrays.fill(day, kwh);
        return day;
    }

    private static ProfileUpdated profile(String id, String tier) {
        return new ProfileUpdated(id, DAY, Map.of("annualKwh", 43_800d, "peakKw", 6d), steady(2.5, 48), steady(2.5, 48),
                Duration.ofMinutes(30),
                "S1", tier, .5, List.of(), "m1", "A", end(), 0, 1);
    }

    private static LoadForecasted forecast(String id) {
        Map<String, double[]> deciles = new HashMap<>();
        for (int q = 1; q <= 9; q++)
            deciles.put("0." + q, steady(2.5 * (1 + .02 * (q - 5)), 96));
        return new LoadForecasted("customer", id, DAY, end(), Duration.ofMinutes(30), end(), deciles, "ridge", "A", .8, 0, 1);
    }

    private static io.restassured.specification.RequestSpecification as(String role) {
        return given().auth().oauth2(StackResource.token(role)).contentType("application/json");
    }

    private static ValidatableResponse step(String role, String offerId, String step) {
        return as(role).post("/v1/offers/%s/%s".formatted(offerId, step)).then();
    }

    private static ValidatableResponse withKey(String role, String key, String offerId, String step) {
        return as(role).header("Idempotency-Key", key).post("/v1/offers/%s/%s".formatted(offerId, step)).then();
    }

    private List<OfferChanged> toldOf(String offerId) {
        List<OfferChanged> told = new ArrayList<>(topics.all(Topic.OFFER, OfferChanged.class));
        told.removeIf(event -> !event.offerId().equals(offerId));
        return told;
    }

    /** The n-th proposed offer that is not for the key account: each test takes its own. */
    private String offer(int n) {
        List<String> ids = as("viewer").queryParam("limit", 1000).get("/v1/offers").jsonPath()
                .getList("items.findAll { !it.keyAccount }.offerId");
        return ids.get(n);
    }

    private String sent(int n) {
        String id = offer(n);
        step("operator", id, "approve").statusCode(200);
        step("operator", id, "send").statusCode(200).body("status", equalTo("SENT"));
        return id;
    }

    @Test
    void a_segment_change_that_is_worth_something_becomes_an_offer_on_the_topic() {
        String id = offer(0);
        Await.until("the offer is on the topic", () -> !toldOf(id).isEmpty());
        OfferChanged told = toldOf(id).get(0);
        assertThat(told.status()).isEqualTo("PROPOSED");
        assertThat(Double.parseDouble(told.value())).isPositive();
        as("viewer").get("/v1/offers/" + id).then().statusCode(200).body("offer.proofHash", equalTo(told.proofHash()))
                .body("proof.valuation.before.lines", hasSize(1)).body("proof.valuation.after.lines", hasSize(3))
                .body("proof.proposal.deciles", hasSize(9)).body("offer.value", equalTo(told.value()));
    }

    @Test
    void every_customer_is_decided_on_and_some_are_held_out_or_refused() {
        List<DecisionMade> told = new ArrayList<>();
        Await.until("all decisions are told", () -> {
            told.clear();
            told.addAll(topics.all(Topic.DECISION, DecisionMade.class));
            return told.size() == 2 * CUSTOMERS;
        });
        assertThat(told).extracting(DecisionMade::outcome).contains("OFFERED", "HELD_OUT", "SUPPRESSED");
        as("viewer").queryParam("customerId", NO_CONSENT).get("/v1/decisions").then().statusCode(200).body("items", hasSize(2))
                .body("items.ruleId", hasItem("1-consent")).body("items.outcome", not(hasItem("OFFERED")));
        as("viewer").get("/v1/status").then().body("decisions", is(2 * CUSTOMERS)).body("offers", greaterThan(20));
    }

    @Test
    void decisions_page_to_the_end_without_gap_or_repeat() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = as("viewer").queryParam("limit", 7);
            if (cursor != null) request.queryParam("cursor", cursor);
            var page = request.get("/v1/decisions").jsonPath();
            seen.addAll(page.getList("items.decisionId"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(seen).hasSize(2 * CUSTOMERS).doesNotHaveDuplicates();
    }

    @Test
    void people_take_an_offer_through_its_life_and_each_step_is_told() {
        String id = sent(1);
        String first = withKey("operator", "accept-1", id, "accept").statusCode(200).body("status", equalTo("ACCEPTED"))
                .body("version", is(4)).extract().asString();
        assertThat(
                withKey("operator", "accept-1", id, "accept").statusCode(200).header("Idempotency-Replayed", "true").extract().asString())
                .as("the repeat of a request").isEqualTo(first);
        withKey("operator", "accept-1", id, "withdraw").statusCode(422).body("type", containsString("idempotency-key-reused"));
        withKey("operator", "a b", id, "withdraw").statusCode(400).contentType("application/problem+json");
        step("operator", id, "withdraw").statusCode(409).contentType("application/problem+json").body("type", containsString("wrong-step"));
        Await.until("four steps are told", () -> toldOf(id).size() == 4);
        assertThat(toldOf(id)).extracting(OfferChanged::status).containsExactly("PROPOSED", "APPROVED", "SENT", "ACCEPTED");
    }

    @Test
    void a_crm_is_told_by_webhook_even_while_another_never_answers() throws Exception {
        try (Receiver crm = new Receiver()) {
            String slow = subscribe(crm.url("/hangs")).getString("subscription.subscriptionId");
            String gone = subscribe(crm.url("/gone")).getString("subscription.subscriptionId");
            io.restassured.path.json.JsonPath created = subscribe(crm.url("/good"));
            String good = created.getString("subscription.subscriptionId");
            String id = sent(6);
            step("operator", id, "decline").statusCode(200);
            Await.until("three steps are told", () -> crm.calls.size() == 3);
            Await.until("the slow one is asked", () -> !crm.hanging.isEmpty());
            Secret secret = Secret.parse(created.getString("secret"));
            for (Receiver.Call call : crm.calls)
                assertThat(call.signature())
                        .isEqualTo(secret.sign(call.id(), Long.parseLong(call.timestamp()), call.body().getBytes(StandardCharsets.UTF_8)));
            assertThat(crm.calls).extracting(Receiver.Call::id).containsExactlyInAnyOrder(id + ".2", id + ".3", id + ".4");
            assertThat(crm.calls).allSatisfy(call -> assertThat(call.body()).contains("offer.changed").contains(id));
            Await.until("deliveries are on record", () -> as("operator").queryParam("state", "DELIVERED")
                    .get("/v1/subscriptions/%s/deliveries".formatted(good)).jsonPath().getList("items").size() == 3);
            Await.until("who is gone is asked no more", () -> "DISABLED"
                    .equals(as("operator").get("/v1/subscriptions/" + gone).jsonPath().getString("state")));
            as("operator").body("{\"from\":\"2020-01-01T00:00:00Z\"}").post("/v1/subscriptions/%s/replay".formatted(good)).then()
                    .statusCode(200).body("deliveries", greaterThan(2));
            Await.until("the replay is delivered", () -> crm.calls.size() >= 6);
            for (String subscription : List.of(slow, gone, good))
                as("manager").delete("/v1/subscriptions/" + subscription).then().statusCode(204);
        }
    }

    @Test
    void a_subscription_that_cannot_be_is_refused_with_the_reason() {
        as("manager").body("{\"url\":\"ftp://x\",\"events\":[\"offer.changed\"]}").post("/v1/subscriptions").then().statusCode(400)
                .contentType("application/problem+json").body("detail", containsString("https"));
        as("manager").body("{\"url\":\"https://localhost/x\",\"events\":[\"weather\"]}").post("/v1/subscriptions").then().statusCode(400)
                .body("detail", containsString("offer.changed"));
        as("operator").body("{\"url\":\"https://localhost/x\",\"events\":[\"offer.changed\"]}").post("/v1/subscriptions").then()
                .statusCode(403);
        as("operator").get("/v1/subscriptions/nobody").then().statusCode(404);
    }

    private static io.restassured.path.json.JsonPath subscribe(String url) {
        return as("manager").body("{\"url\":\"%s\",\"events\":[\"offer.changed\"]}".formatted(url)).post("/v1/subscriptions").then()
                .statusCode(201).extract().jsonPath();
    }

    @Test
    void a_crm_that_knows_nothing_of_ours_reads_an_offer_answers_it_and_sees_it_accepted() {
        String id = sent(7);
        try (ForeignCrm crm = new ForeignCrm(StackResource.bootstrapServers())) {
            Await.until("the CRM reads the offer", () -> crm.statusOf(id).equals("SENT"));
            crm.accept(id);
            Await.until("the CRM sees it accepted", () -> crm.statusOf(id).equals("ACCEPTED"));
            assertThat(crm.problems()).as("records that do not obey their schema").isEmpty();
        }
        assertThat(as("viewer").get("/v1/offers/" + id).jsonPath().getString("offer.status")).isEqualTo("ACCEPTED");
    }

    @Test
    void exports_are_csv_with_a_header_and_a_line_each() {
        String offers = as("operator").accept("text/csv").get("/v1/exports/offers").then().statusCode(200)
                .contentType(containsString("text/csv"))
                .extract().asString();
        int count = as("viewer").queryParam("limit", 1000).get("/v1/offers").jsonPath().getList("items").size();
        assertThat(offers.lines().findFirst()).contains(
                "offerId,version,status,customerId,campaignId,productId,day,value,saving,currency,expiresAt,proofHash");
        assertThat(offers.lines().count()).isEqualTo(count + 1);
        String decisions = as("operator").get("/v1/exports/decisions").then().statusCode(200).extract().asString();
        assertThat(decisions.lines().count()).isEqualTo(2 * CUSTOMERS + 1);
        String evaluation = as("operator").queryParam("campaignId", "C-TOU-SWITCH").get("/v1/exports/evaluation").then().statusCode(200)
                .extract().asString();
        assertThat(evaluation.lines().findFirst()).contains("study,customerId,treatment,rctStart,readDate,usageKwh,days");
        as("viewer").get("/v1/exports/offers").then().statusCode(403);
    }

    @Test
    void an_erased_customer_is_forgotten_and_the_saga_is_answered() {
        topics.send(Topic.CUSTOMER, "C-9999", customer("C-9999"));
        topics.send(Topic.CUSTOMER, "C-9999", new CustomerErased("erasure-1", "0".repeat(64), Instant.now()));
        Await.until("the answer", () -> topics.all(Topic.erasureDone(Topic.CAMPAIGN), ErasureDone.class).stream()
                .anyMatch(done -> done.erasureId().equals("erasure-1") && done.rows() >= 1 && done.service().equals("campaign")));
    }

    @Test
    void an_offer_to_a_key_account_takes_a_manager() {
        List<String> ids = as("viewer").queryParam("customerId", KEY_ACCOUNT).get("/v1/offers").jsonPath().getList("items.offerId");
        assertThat(ids).hasSize(1);
        step("operator", ids.get(0), "approve").statusCode(403).body("type", containsString("needs-manager"));
        step("manager", ids.get(0), "approve").statusCode(200);
    }

    @Test
    void a_viewer_moves_nothing_and_nobody_without_a_token_sees_anything() {
        step("viewer", offer(2), "approve").statusCode(403);
        given().get("/v1/offers").then().statusCode(401);
        step("operator", "no-such-offer", "approve").statusCode(404);
    }

    @Test
    void a_word_that_is_none_is_answered_with_those_that_are() {
        as("viewer").get("/v1/offers?status=SOLD").then().statusCode(400)
                .body("detail",
                        equalTo("status must be one of [PROPOSED, APPROVED, SENT, ACCEPTED, DECLINED, EXPIRED, WITHDRAWN], got SOLD"));
        as("viewer").get("/v1/tasks?state=LATE").then().statusCode(400).body("detail", containsString("state must be one of"));
        as("operator").body("{\"measure\":\"JOY\",\"target\":1,\"most\":1}").post("/v1/campaigns/C-TOU-SWITCH/portfolio").then()
                .statusCode(400).body("detail", containsString("one of [SAVING, MARGIN, MOVED_KWH]"));
    }

    @Test
    void an_answer_from_a_crm_is_taken_in_once() {
        String id = sent(3);
        OfferResponded answer = new OfferResponded(id, "ACCEPTED", Instant.now(), "EMAIL");
        topics.send(Topic.OFFER_RESPONSE, "C-x", answer, "answer-1");
        topics.send(Topic.OFFER_RESPONSE, "C-x", answer, "answer-1");
        String other = sent(4);
        topics.send(Topic.OFFER_RESPONSE, "C-x", new OfferResponded(other, "DECLINED", Instant.now(), "EMAIL"), "answer-2");
        Await.until("the answers after the repeated one are taken in", () -> toldOf(other).size() == 4);
        assertThat(toldOf(id)).extracting(OfferChanged::status).containsExactly("PROPOSED", "APPROVED", "SENT", "ACCEPTED");
        as("viewer").get("/v1/offers/" + other).then().body("offer.status", equalTo("DECLINED"));
    }

    @Test
    void an_answer_that_is_none_goes_to_the_dead_letters_and_the_next_one_is_read() {
        byte[] poison = "{not json".getBytes(StandardCharsets.UTF_8);
        topics.sendRaw(Topic.OFFER_RESPONSE, "C-y", poison);
        String id = sent(5);
        topics.send(Topic.OFFER_RESPONSE, "C-y", new OfferResponded(id, "ACCEPTED", Instant.now(), "EMAIL"), "answer-3");
        Await.until("the answer after the poison is taken in", () -> toldOf(id).size() == 4);
        Await.until("the poison is set aside as it was",
                () -> topics.values(Topic.deadLetter(Topic.CAMPAIGN)).stream().anyMatch(value -> Arrays.equals(value, poison)));
    }

    @Test
    void the_tariffs_of_the_migration_are_told_to_the_others() {
        Await.until("four tariffs are told", () -> topics.all(Topic.TARIFF, TariffChanged.class).stream().map(TariffChanged::tariffId)
                .toList().containsAll(List.of("T-FLAT", "T-TOU", "T-DEMAND-CAP", "T-DEMAND-MAX")));
    }

    @Test
    void a_definition_is_changed_only_by_who_has_seen_its_newest_version() {
        String body = as("viewer").get("/v1/tariffs/T-TOU").then().header("ETag", "\"1\"").extract().asString();
        String mine = body.replace("T-TOU", "T-MINE");
        as("operator").body(mine).put("/v1/tariffs/T-MINE").then().statusCode(201).header("ETag", "\"1\"");
        as("operator").body(mine).put("/v1/tariffs/T-MINE").then().statusCode(428);
        String changed = mine.replace("0.3600", "0.3700");
        as("operator").header("If-Match", "\"7\"").body(changed).put("/v1/tariffs/T-MINE").then().statusCode(412);
        as("operator").header("If-Match", "\"1\"").body(changed).put("/v1/tariffs/T-MINE").then().statusCode(200).header("ETag", "\"2\"");
        as("operator").header("If-Match", "\"2\"").body(changed).put("/v1/tariffs/T-MINE").then().statusCode(200).header("ETag", "\"2\"");
        assertThat(topics.all(Topic.TARIFF, TariffChanged.class)).noneMatch(event -> event.tariffId().equals("T-MINE"));
        as("manager").post("/v1/tariffs/T-MINE/approve").then().statusCode(200).header("ETag", "\"2\"");
        Await.until("the change is told", () -> topics.all(Topic.TARIFF, TariffChanged.class).stream()
                .anyMatch(event -> event.tariffId().equals("T-MINE") && event.sequence() == 2));
        as("viewer").get("/v1/tariffs/T-MINE/versions").then().statusCode(200).body("items.definition.version", contains(2, 1))
                .body("items.author", everyItem(equalTo("operator"))).body("items[0].approver", equalTo("manager"))
                .body("items[1].approver", is((Object) null));
        as("operator").body("{\"tariffId\":\"T-BAD\"}").put("/v1/tariffs/T-BAD").then().statusCode(400).body("detail",
                containsString("name"));
        as("viewer").body(mine).put("/v1/tariffs/T-MINE").then().statusCode(403);
    }

    @Test
    void nobody_approves_what_they_wrote() {
        String body = as("viewer").get("/v1/policies/DEFAULT").asString().replace("\"staleDays\":3", "\"staleDays\":4");
        as("manager").header("If-Match", "\"1\"").body(body).put("/v1/policies/DEFAULT").then().statusCode(200).header("ETag", "\"2\"");
        as("manager").post("/v1/policies/DEFAULT/approve").then().statusCode(409).body("type", containsString("four-eyes"));
        as("operator").post("/v1/policies/DEFAULT/approve").then().statusCode(403);
        String campaign = as("viewer").get("/v1/campaigns/C-TOU-SWITCH").asString().replace("C-TOU-SWITCH\"", "C-OWN\"");
        as("manager").body(campaign).put("/v1/campaigns/C-OWN").then().statusCode(201);
        as("manager").post("/v1/campaigns/C-OWN/activate").then().statusCode(409).body("detail", containsString("somebody else"));
        as("admin").post("/v1/campaigns/C-OWN/activate").then().statusCode(200);
        as("manager").header("If-Match", "\"2\"").body(campaign).put("/v1/campaigns/C-OWN").then().statusCode(409).body("type",
                containsString("running"));
        as("manager").post("/v1/campaigns/C-OWN/kill").then().statusCode(200).body("status", equalTo("KILLED"));
        as("admin").post("/v1/campaigns/C-OWN/activate").then().statusCode(409).body("type", containsString("killed"));
    }

    @Test
    void a_draft_says_what_it_would_mean_for_every_account() {
        String dearer = as("viewer").get("/v1/tariffs/T-FLAT").asString().replace("0.3000", "0.3300");
        as("operator").header("If-Match", "\"1\"").body(dearer).put("/v1/tariffs/T-FLAT").then().statusCode(200);
        JsonPath impact = as("operator").post("/v1/tariffs/T-FLAT/impact?limit=3").then().statusCode(200).body("version", is(2))
                .body("winners", is(0)).body("losers", greaterThan(20)).body("items", hasSize(3)).body("nextCursor", notNullValue())
                .extract()
                .jsonPath();
        assertThat(impact.getInt("losers") + impact.getInt("unchanged") + impact.getInt("unbillable")).isEqualTo(impact.getInt("accounts"));
        BigDecimal before = new BigDecimal(impact.getString("items[0].billBefore"));
        BigDecimal change = new BigDecimal(impact.getString("items[0].billChange"));
        assertThat(change.doubleValue() / before.doubleValue()).isCloseTo(.1, within(1e-4));
        as("operator").post("/v1/tariffs/T-FLAT/impact?limit=3&cursor=" + impact.getString("nextCursor")).then().statusCode(200)
                .body("items.customerId", not(hasItem(impact.getString("items[0].customerId"))));
    }

    @Test
    void what_people_do_is_in_a_chain_that_shows_any_change() throws SQLException {
        as("operator").body(as("viewer").get("/v1/products/P-TOU-SWITCH").asString().replace("P-TOU-SWITCH\"", "P-AUDITED\""))
                .put("/v1/products/P-AUDITED").then().statusCode(201);
        as("viewer").get("/v1/audit").then().statusCode(403);
        as("operator").get("/v1/audit?subject=P-AUDITED").then().statusCode(200).body("items", hasSize(1))
                .body("items[0].action", equalTo("product.write")).body("items[0].actor", equalTo("operator"));
        String head = as("operator").get("/v1/audit/verify").then().statusCode(200).body("whole", is(true)).extract().path("head");
        as("operator").get("/v1/audit/verify?expect=" + head).then().body("expected", is(true));
        as("operator").get("/v1/audit/verify?expect=" + "a".repeat(64)).then().body("whole", is(false));
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("update audit set actor = 'nobody' where subject = 'P-AUDITED'"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.executeUpdate("delete from audit")).hasMessageContaining("append-only");
        }
    }

    @Test
    void a_key_account_has_a_plan_and_what_demands_a_person_is_a_task() {
        JsonPath plan = as("viewer").get("/v1/key-accounts/%s/service-plan".formatted(KEY_ACCOUNT)).then().statusCode(200)
                .body("tier", equalTo("KEY")).body("services.serviceId", hasItem("account-review"))
                .body("services.owner", everyItem(notNullValue()))
                .body("tasks.alarmId", hasItem("moved")).body("nextAction.what", equalTo("TASK")).extract().jsonPath();
        assertThat(plan.getString("services.find { it.serviceId == 'account-review' }.next")).isEqualTo(plan.getString("day"));
        String task = plan.getString("tasks[0].taskId");
        as("viewer").body("{\"note\":\"called\"}").post("/v1/tasks/%s/done".formatted(task)).then().statusCode(403);
        as("operator").body("{\"assignee\":\"anna\"}").post("/v1/tasks/%s/assign".formatted(task)).then().statusCode(200).body("assignee",
                equalTo("anna"));
        as("operator").body("{\"note\":\"a second shift\"}").post("/v1/tasks/%s/done".formatted(task)).then().statusCode(200)
                .body("state", equalTo("DONE")).body("doneBy", equalTo("operator"));
        as("operator").body("{\"note\":\"again\"}").post("/v1/tasks/%s/done".formatted(task)).then().statusCode(409);
        as("viewer").get("/v1/tasks?state=OPEN&customerId=" + KEY_ACCOUNT).then().statusCode(200).body("items.taskId", not(hasItem(task)));
        as("operator").body("{\"kind\":\"VISIT\",\"serviceId\":\"account-review\",\"text\":\"a second shift since May\"}")
                .post("/v1/key-accounts/%s/visits".formatted(KEY_ACCOUNT)).then().statusCode(200).body("author", equalTo("operator"));
        as("operator").body("{\"kind\":\"VISIT\",\"text\":\"\"}").post("/v1/key-accounts/%s/visits".formatted(KEY_ACCOUNT)).then()
                .statusCode(400);
        JsonPath after = as("viewer").get("/v1/key-accounts/%s/service-plan".formatted(KEY_ACCOUNT)).jsonPath();
        assertThat(after.getString("visits[0].text")).isEqualTo("a second shift since May");
        assertThat(LocalDate.parse(after.getString("services.find { it.serviceId == 'account-review' }.next")))
                .isEqualTo(LocalDate.parse(after.getString("services.find { it.serviceId == 'account-review' }.last")).plusDays(90));
        as("viewer").get("/v1/key-accounts/C-none/service-plan").then().statusCode(404);
    }

    @Test
    void a_playbook_whose_condition_cannot_be_read_is_refused() {
        String playbook = as("viewer").get("/v1/playbooks/PB-KEY").asString();
        as("operator").header("If-Match", "\"1\"").body(playbook.replace("utilisation < 0.65", "utilisation <")).put("/v1/playbooks/PB-KEY")
                .then().statusCode(400).body("detail", containsString("playbook"));
    }

    @Test
    void a_campaign_is_previewed_activated_and_measured() {
        String campaign = as("viewer").get("/v1/campaigns/C-TOU-SWITCH").asString().replace("C-TOU-SWITCH\"", "C-NEW\"");
        as("operator").body(campaign).put("/v1/campaigns/C-NEW").then().statusCode(201).body("status", equalTo("DRAFT"));
        as("operator").post("/v1/campaigns/C-NEW/activate").then().statusCode(403);
        as("operator").post("/v1/campaigns/C-NEW/preview").then().statusCode(200).body("customers", is(CUSTOMERS))
                .body("outcomes.OFFERED", greaterThan(20)).body("overlap.'C-TOU-SWITCH'", notNullValue()).body("sample", hasSize(20))
                .body("cost", notNullValue());
        as("manager").post("/v1/campaigns/C-NEW/activate").then().statusCode(200).body("status", equalTo("ACTIVE"));
        as("manager").post("/v1/campaigns/C-NEW/pause").then().statusCode(200).body("status", equalTo("PAUSED")).body("version", is(3));
        as("viewer").get("/v1/campaigns/C-TOU-SWITCH/results").then().statusCode(200).body("exposed", greaterThan(20))
                .body("lift", is((Object) null)).body("notMeasurable", containsString("not measurable"));
    }

    @Test
    void customers_are_chosen_for_a_target_and_put_before_their_campaign() {
        String campaign = as("viewer").get("/v1/campaigns/C-TOU-SWITCH").asString().replace("C-TOU-SWITCH\"", "C-TARGET\"")
                .replaceAll("\"chosen\":false", "\"chosen\":true");
        as("operator").body(campaign).put("/v1/campaigns/C-TARGET").then().statusCode(201).body("entry.chosen", is(true));
        String target = "{\"measure\":\"SAVING\",\"target\":2000,\"most\":5,\"budget\":\"100.00\"}";
        as("operator").body(target).post("/v1/campaigns/C-TARGET/portfolio").then().statusCode(200).body("chosen", hasSize(5))
                .body("considered", greaterThan(20)).body("probability", notNullValue())
                .body("chosen.customerId", not(hasItem(NO_CONSENT)));
        as("operator").body(target).post("/v1/campaigns/C-TARGET/portfolio/enter").then().statusCode(403);
        as("manager").body(target).post("/v1/campaigns/C-TARGET/portfolio/enter").then().statusCode(409)
                .body("detail", containsString("does not run"));
        as("manager").body(target).post("/v1/campaigns/C-TOU-SWITCH/portfolio/enter").then().statusCode(409);
        as("operator").body("{\"measure\":\"SAVING\",\"target\":-1}").post("/v1/campaigns/C-TARGET/portfolio").then().statusCode(400);
        as("manager").post("/v1/campaigns/C-TARGET/activate").then().statusCode(200);
        as("manager").body(target).post("/v1/campaigns/C-TARGET/portfolio/enter").then().statusCode(200).body("chosen", hasSize(5));
        as("manager").post("/v1/campaigns/C-TARGET/kill").then().statusCode(200);
    }

    @Test
    void a_campaign_that_asks_for_it_decides_while_the_day_is_open() {
        String campaign = as("viewer").get("/v1/campaigns/C-TOU-LIVE").asString().replace("C-TOU-LIVE\"", "C-AT-ONCE\"");
        as("operator").body(campaign.replace("\"when\":null", "\"when\":\"annualKwh > 1\"")).put("/v1/campaigns/C-AT-ONCE").then()
                .statusCode(400).body("detail", containsString("entry.live"));
        as("operator").body(campaign).put("/v1/campaigns/C-AT-ONCE").then().statusCode(201).body("entry.live", is(true));
        as("manager").post("/v1/campaigns/C-AT-ONCE/activate").then().statusCode(200);
        LocalDate open = DAY.plusDays(1);
        topics.send(Topic.SEGMENT_CHANGED, NO_CONSENT,
                new SegmentChanged(NO_CONSENT, "S1", "S9", List.of(), 1, "m1", open, end().plus(Duration.ofDays(1)), 2, true));
        topics.send(Topic.PROFILE, NO_CONSENT, new ProfileUpdated(NO_CONSENT, DAY, Map.of("annualKwh", 43_800d, "peakKw", 6d),
                steady(2.5, 48), steady(2.5, 48), Duration.ofMinutes(30), "S9", "STANDARD", .5, List.of(), "m1", "A", end(), 0, 2));
        String decisions = "/v1/decisions?campaignId=C-AT-ONCE";
        Await.until("it is decided", () -> as("viewer").get(decisions).jsonPath().getList("items").size() == 1);
        as("viewer").get(decisions).then().body("items[0].day", equalTo(open.toString())).body("items[0].ruleId", equalTo("1-consent"))
                .body("items[0].inputs.decidedAt", notNullValue());
        as("manager").post("/v1/campaigns/C-AT-ONCE/kill").then().statusCode(200);
    }

    @Test
    void the_next_best_offer_says_why() {
        as("viewer").get("/v1/customers/%s/next-best-offer".formatted(NO_CONSENT)).then().statusCode(200).body("best", is((Object) null))
                .body("decisions.ruleId", hasItem("1-consent"));
        as("viewer").get("/v1/customers/C-none/next-best-offer").then().statusCode(404);
    }

    @Test
    void a_customers_year_is_billed_under_every_tariff() {
        as("viewer").get("/v1/customers/%s/bills".formatted(NO_CONSENT)).then().statusCode(200).body("items[0].current", is(true))
                .body("items[0].change", equalTo("0.00")).body("items.tariffId", hasItem("T-TOU"))
                .body("items[0].bill.lines", not(empty()));
        as("viewer").get("/v1/customers/C-none/bills").then().statusCode(404);
        as("viewer").get("/v1/customers/not%20an%20id/bills").then().statusCode(400);
    }

    @Test
    void the_state_has_a_fingerprint() {
        as("admin").get("/v1/digest").then().statusCode(200).body("tables.offer", notNullValue()).body("tables.decision", notNullValue());
    }
}
