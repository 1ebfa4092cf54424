package com.meterwise.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.meterwise.embedded.StackResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** What a campaign did, by REST, where its arms are large enough to show it. The arms are planted as the decisions would have left them. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class MeasuredCampaignTest {
    private static final String CAMPAIGN = "C-MEASURED";
    /** Of each arm, with four weeks of energy. */
    private static final int METERED = 60;

    @Inject
    DataSource database;

    @AfterEach
    void clean() throws SQLException {
        sql("delete from offer where campaign_id = '%s'".formatted(CAMPAIGN));
        sql("delete from decision where campaign_id = '%s'".formatted(CAMPAIGN));
        sql("delete from daily_energy where customer_id like 'T-%' or customer_id like 'H-%'");
        sql("delete from account where customer_id like 'T-%' or customer_id like 'H-%'");
    }

    /** Shares of 0.2 and 0.1: standard error = sqrt(0.2 x 0.8 / 18,000 + 0.1 x 0.9 / 2,000) = 0.00734. */
    @Test
    void large_arms_give_lift_interval_money_and_energy() throws SQLException {
        begin();
        arm("T", "OFFERED", 18_000, 3_600);
        arm("H", "HELD_OUT", 2_000, 200);
        energy("T", 7, 1);
        energy("H", 5, 0);
        offers("ACCEPTED", 100);
        offers("SENT", 50);
        JsonPath results = results();
        assertThat(results.getInt("exposed")).isEqualTo(18_000);
        assertThat(results.getInt("heldOut")).isEqualTo(2_000);
        assertThat(results.getString("notMeasurable")).isNull();
        assertThat(results.getDouble("lift.estimate")).isCloseTo(.1, within(1e-6));
        assertThat(results.getDouble("lift.low")).isCloseTo(.1 - 1.96 * .00734, within(.001));
        assertThat(results.getDouble("lift.high")).isCloseTo(.1 + 1.96 * .00734, within(.001));
        assertThat(results.getDouble("lift.qini")).as("won over the control's rate").isCloseTo(1_800, within(.01));
        assertThat(results.getDouble("lift.gain")).as("won if everybody were treated").isCloseTo(2_000, within(.01));
        assertThat(results.getDouble("detectable")).as("3.48 standard errors").isCloseTo(3.48 * .00734, within(.001));
        assertThat(results.getDouble("expectedValue")).as("100 accepted, 10 each").isEqualTo(1_000);
        assertThat(results.getDouble("cost")).as("150 contacts at 0.50").isEqualTo(75);
        assertThat(results.getDouble("returnOnCost")).isCloseTo(1_000 / 75d, within(1e-4));
        assertThat(results.getString("energy.kwhPerDay.method")).isEqualTo("RANDOMISED");
        assertThat(results.getDouble("energy.kwhPerDay.estimate"))
                .as("what the treated used more before, 2.8 kWh a day, is taken out").isCloseTo(-1, within(.2));
        assertThat(results.getString("energy.statement")).startsWith("randomised: -");
        String rows = as("operator").accept("text/csv").queryParam("campaignId", CAMPAIGN).get("/v1/exports/evaluation").then()
                .statusCode(200).extract().asString();
        assertThat(rows.lines().count()).as("a row a customer and day").isEqualTo(2 * METERED * 28 + 1);
    }

    @Test
    void arms_that_do_not_fit_the_share_held_out_are_not_compared() throws SQLException {
        begin();
        arm("T", "OFFERED", 10_000, 3_600);
        arm("H", "HELD_OUT", 2_000, 200);
        JsonPath results = results();
        assertThat(results.getString("lift")).isNull();
        assertThat(results.getString("notMeasurable")).contains("do not fit a held-out share of 0.1");
    }

    @Test
    void a_lift_below_the_detectable_is_not_claimed() throws SQLException {
        begin();
        arm("T", "OFFERED", 18_000, 1_900);
        arm("H", "HELD_OUT", 2_000, 200);
        JsonPath results = results();
        assertThat(results.getString("lift")).isNull();
        assertThat(results.getString("notMeasurable")).startsWith("no lift shown").contains("interval");
        assertThat(results.getDouble("detectable")).isPositive();
    }

    @Test
    void members_of_a_group_account_are_drawn_as_one_and_count_as_one() throws SQLException {
        begin();
        arm("T", "OFFERED", 100, 0);
        arm("H", "HELD_OUT", 20, 0);
        sql("update account set body = '{\"tariffId\":\"T-FLAT\",\"traits\":{\"parentId\":\"G-1\"}}' where customer_id in ('T-1', 'T-2', 'T-3')");
        JsonPath results = results();
        assertThat(results.getInt("exposed")).isEqualTo(98);
        assertThat(results.getInt("heldOut")).isEqualTo(20);
    }

    @Test
    void a_product_without_a_tariff_has_no_lift_and_says_so() throws SQLException {
        String audit = as("viewer").get("/v1/campaigns/C-TOU-SWITCH").asString().replace("C-TOU-SWITCH\"", "C-AUDITS\"")
                .replace("P-TOU-SWITCH", "P-AUDIT");
        as("operator").body(audit).put("/v1/campaigns/C-AUDITS").then().statusCode(201);
        JsonPath results = as("viewer").get("/v1/campaigns/C-AUDITS/results").then().statusCode(200).extract().jsonPath();
        assertThat(results.getString("notMeasurable")).contains("leads to no tariff");
        assertThat(results.getString("lift")).isNull();
        assertThat(results.getString("detectable")).isNull();
    }

    private static void begin() {
        String campaign = as("viewer").get("/v1/campaigns/C-TOU-SWITCH").asString().replace("C-TOU-SWITCH\"", CAMPAIGN + "\"");
        if (as("viewer").get("/v1/campaigns/" + CAMPAIGN).statusCode() == 404)
            as("operator").body(campaign).put("/v1/campaigns/" + CAMPAIGN).then().statusCode(201);
    }

    private static JsonPath results() {
        return as("viewer").get("/v1/campaigns/%s/results".formatted(CAMPAIGN)).then().statusCode(200).extract().jsonPath();
    }

    /** Decided about on 1 March 2026; the first ones are on the tariff offered now. */
    private void arm(String arm, String outcome, int size, int switched) throws SQLException {
        sql("""
                insert into account (customer_id, bucket, epoch, sequence, body)
                select '%1$s-' || i, 0, 0, 1, case when i <= %3$d then '{"tariffId":"T-TOU"}' else '{"tariffId":"T-FLAT"}' end
                from generate_series(1, %2$d) i""".formatted(arm, size, switched));
        sql("""
                insert into decision (customer_id, campaign_id, day, decision_id, product_id, outcome, exposable, rules, inputs, bucket)
                select '%1$s-' || i, '%2$s', '2026-03-01', 'D-%1$s-' || i, 'P-TOU-SWITCH', '%3$s', true, '[]', '{}', 0
                from generate_series(1, %4$d) i""".formatted(arm, CAMPAIGN, outcome, size));
    }

    /** 10 kWh a day and up to three times as much, and so much less from the day after the decision. */
    private void energy(String arm, int sizes, double less) throws SQLException { sql("""
            insert into daily_energy (customer_id, day, bucket, epoch, sequence, kwh)
            select '%1$s-' || i, '2026-02-16'::date + d, 0, 0, 1, 10 + i %% %2$d * 3 - case when d < 14 then 0 else %3$s end
            from generate_series(1, %4$d) i, generate_series(0, 27) d""".formatted(arm, sizes, less, METERED)); }

    private void offers(String status, int count) throws SQLException { sql("""
            insert into offer (offer_id, customer_id, campaign_id, product_id, version, status, key_account, day, value, saving,
                currency, reasons, proof_hash, proof, expires_at, at, bucket)
            select 'O-%1$s-' || i, 'T-' || i, '%2$s', 'P-TOU-SWITCH', 3, '%1$s', false, '2026-03-01', 10, 20, 'EUR', '{}', '', '{}',
                now(), now(), 0 from generate_series(1, %3$d) i""".formatted(status, CAMPAIGN, count)); }

    private void sql(String text) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(text);
        }
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(StackResource.token(role)).contentType("application/json");
    }
}
