package com.meterwise.forecasting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.FeederChanged;
import com.meterwise.contracts.Json;
import com.meterwise.contracts.LoadForecasted;
import com.meterwise.contracts.LossComputed;
import com.meterwise.contracts.MarketDayClosed;
import com.meterwise.contracts.MeterChanged;
import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.SegmentChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;
import com.meterwise.forecasting.operation.Tracking;
import com.meterwise.forecasting.publishing.AlarmTable;
import com.meterwise.platform.time.MarketTime;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ForecastingFlowTest {
    private static final MarketTime TIME = new MarketTime(ZoneId.of("Europe/Berlin"));
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1), LAST = FIRST.plusDays(29);
    private static final int CUSTOMERS = 10, CLOSED_DAYS = 5, MEMBERS = 4;
    /** A week before the last: too early for a model that learns, and models are trained anew after a week. */
    private static final LocalDate EARLY = LAST.minusDays(7);
    private static final String FLAT = "C8";
    /** One has a contract and no data yet, the other three days of data and no contract. */
    private static final List<String> NEWCOMERS = List.of("SIGNED", "YOUNG");
    private static final Duration HOUR = Duration.ofHours(1);
    private final Map<String, Map<Integer, Long>> sent = new HashMap<>();

    @Inject
    DataSource database;

    @Test
    void readings_of_a_month_become_forecasts_of_customers_feeders_and_the_system_and_losses() {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", StackResource.bootstrapServers(), "acks", "all"), new StringSerializer(),
                new ByteArraySerializer())) {
            publishMaster(producer);
            publishReadings(producer);
            close(producer, EARLY);
            for (int d = CLOSED_DAYS - 2; d >= 0; d--)
                close(producer, LAST.minusDays(d));
        }
        await(() -> LAST.toString().equals(get("/v1/status").extract().path("lastDoneDay")));

        forecasts_are_served_with_nine_deciles_of_48_hours();
        the_median_of_an_area_is_the_sum_of_its_customers();
        a_segment_is_the_sum_of_its_members_and_measured();
        newcomers_are_forecast_as_others_of_their_kind_at_the_height_of_their_contract_or_first_days();
        a_customer_whose_data_ended_gets_no_forecast_and_hears_since_when();
        issued_forecasts_are_measured_when_their_day_closes();
        what_came_is_told_beside_what_had_been_issued_for_it();
        a_challenger_that_learnt_more_takes_over_and_it_is_logged();
        whose_last_day_is_a_flat_line_is_forecast_as_last_week_was();
        losses_are_computed_by_feeder_and_day();
        a_day_is_nominated_at_the_newsvendors_quantile_beside_the_contract();
        all_customers_together_are_settled_by_the_markets_rule();
        an_alarm_that_stands_is_told_and_one_taken_back_no_more();
        what_came_since_midnight_moves_what_is_left_of_the_forecast();
        months_to_come_are_told_of_customers_and_add_up_to_the_system();
        everything_is_on_the_topics();
        a_backtest_is_ordered_and_answers_with_both_models();
        a_caller_without_a_token_is_refused();
        a_history_built_anew_has_the_digest_of_the_live_one_and_puts_a_lost_day_right();
        a_forgotten_customer_leaves_nothing_behind();
    }

    private void forecasts_are_served_with_nine_deciles_of_48_hours() {
        ValidatableResponse forecast = get("/v1/forecasts/customers/C1");
        Map<String, List<Number>> quantiles = forecast.extract().path("quantiles");
        assertThat(quantiles).hasSize(9).allSatisfy((level, values) -> assertThat(values).hasSize(48));
        assertThat(forecast.extract().<String>path("day")).isEqualTo(LAST.toString());
        assertThat(Instant.parse(forecast.extract().path("start"))).isEqualTo(TIME.endOf(LAST));
        assertThat(forecast.extract().<Number>path("mase").doubleValue()).isPositive();
        assertThat(get("/v1/forecasts/customers/C1?horizon=PT24H").extract().<List<?>>path("quantiles.'0.5'")).hasSize(24);
        assertThat(get("/v1/forecasts/customers/C1?asOf=" + TIME.endOf(LAST.minusDays(1))).extract().<String>path("day"))
                .isEqualTo(LAST.minusDays(1).toString());
        assertThat(get("/v1/status").extract().<Integer>path("forecasts")).isEqualTo(CUSTOMERS + NEWCOMERS.size());
    }

    private void what_came_is_told_beside_what_had_been_issued_for_it() {
        ValidatableResponse flat = get("/v1/actuals/customer/%s".formatted(FLAT));
        assertThat(flat.extract().<List<String>>path("items.day")).containsExactly(LAST.minusDays(1).toString(), LAST.toString());
        assertThat(flat.extract().<List<?>>path("items[0].actual")).as("clocks went forward").hasSize(23);
        assertThat(flat.extract().<List<Number>>path("items[1].actual")).hasSize(24)
                .allSatisfy(kwh -> assertThat(kwh.doubleValue()).isEqualTo(100, offset(1e-6)));
        assertThat(flat.extract().<List<Number>>path("items[1].quantiles.'0.5'"))
                .isEqualTo(get("/v1/forecasts/customers/%s?horizon=PT24H&asOf=%s".formatted(FLAT, TIME.endOf(LAST.minusDays(1)))).extract()
                        .path("quantiles.'0.5'"));
        double[] sum = new double[24];
        for (int c = 0; c < CUSTOMERS; c += 2) {
            List<Number> came = get("/v1/actuals/customer/C%d?days=1".formatted(c)).extract().path("items[0].actual");
            for (int s = 0; s < sum.length; s++)
                sum[s] += came.get(s).doubleValue();
        }
        List<Number> feeder = get("/v1/actuals/feeder/F0?days=1").extract().path("items[0].actual");
        for (int s = 0; s < sum.length; s++)
            assertThat(feeder.get(s).doubleValue()).isEqualTo(sum[s], offset(1e-6 * sum[s]));
        assertThat(get("/v1/actuals/customer/nobody").extract().<List<?>>path("items")).isEmpty();
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/actuals/street/F0").then().statusCode(400);
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/actuals/feeder/F0?days=15").then().statusCode(400);
    }

    private void the_median_of_an_area_is_the_sum_of_its_customers() {
        double[] sum = new double[48];
        for (int c = 0; c < CUSTOMERS; c++) {
            List<Number> p50 = get("/v1/forecasts/customers/C" + c).extract().path("quantiles.'0.5'");
            for (int s = 0; s < 48; s++)
                sum[s] += p50.get(s).doubleValue();
        }
        List<Number> system = get("/v1/forecasts/system").extract().path("quantiles.'0.5'");
        List<Number> f0 = get("/v1/forecasts/feeders/F0").extract().path("quantiles.'0.5'");
        List<Number> f1 = get("/v1/forecasts/feeders/F1").extract().path("quantiles.'0.5'");
        List<Number> signed = get("/v1/forecasts/customers/SIGNED").extract().path("quantiles.'0.5'");
        List<Number> young = get("/v1/forecasts/customers/YOUNG").extract().path("quantiles.'0.5'");
        for (int s = 0; s < 48; s++) {
            double all = sum[s] + signed.get(s).doubleValue() + young.get(s).doubleValue();
            assertThat(system.get(s).doubleValue()).isEqualTo(all, offset(1e-6 * all));
            assertThat(f0.get(s).doubleValue() + f1.get(s).doubleValue()).isEqualTo(sum[s], offset(1e-6 * sum[s]));
        }
    }

    private void a_segment_is_the_sum_of_its_members_and_measured() {
        double sum = 0;
        for (int c = 0; c < MEMBERS; c++)
            sum += get("/v1/forecasts/customers/C" + c).extract().<List<Number>>path("quantiles.'0.5'").get(10).doubleValue();
        ValidatableResponse segment = get("/v1/forecasts/segments/s-1");
        assertThat(segment.extract().<Integer>path("customers")).isEqualTo(MEMBERS);
        assertThat(segment.extract().<List<Number>>path("quantiles.'0.5'").get(10).doubleValue()).isEqualTo(sum, offset(1e-6 * sum));
        double ruled = get("/v1/forecasts/customers/C1").extract().<List<Number>>path("quantiles.'0.5'").get(10).doubleValue();
        assertThat(get("/v1/forecasts/segments/R-big").extract().<List<Number>>path("quantiles.'0.5'").get(10).doubleValue())
                .isEqualTo(ruled, offset(1e-6 * ruled));
        assertThat(get("/v1/accuracy?level=segment&id=s-1").extract().<List<?>>path("items")).isNotEmpty();
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/forecasts/segments/none").then().statusCode(404);
        get("/v1/outlook/segments/s-1");
    }

    private void newcomers_are_forecast_as_others_of_their_kind_at_the_height_of_their_contract_or_first_days() {
        ValidatableResponse signed = get("/v1/forecasts/customers/SIGNED"), young = get("/v1/forecasts/customers/YOUNG");
        assertThat(signed.extract().<String>path("model")).isEqualTo("cold-start");
        assertThat(signed.extract().<String>path("grade")).isEqualTo("F");
        assertThat(young.extract().<String>path("model")).isEqualTo("cold-start");
        assertThat(energy(signed)).isEqualTo(2 * 240, offset(2 * 240 * 0.02));
        assertThat(energy(young)).isEqualTo(2 * 24 * 7, offset(2 * 24 * 7 * 0.02));
        List<Number> p50 = signed.extract().path("quantiles.'0.5'");
        assertThat(p50.get(12).doubleValue()).isGreaterThan(3 * p50.get(2).doubleValue());
        assertThat(signed.extract().<List<Number>>path("quantiles.'0.9'").get(12).doubleValue())
                .isGreaterThan(1.5 * p50.get(12).doubleValue());
    }

    private static double energy(ValidatableResponse forecast) {
        return forecast.extract().<List<Number>>path("quantiles.'0.5'").stream().mapToDouble(Number::doubleValue).sum();
    }

    private void a_customer_whose_data_ended_gets_no_forecast_and_hears_since_when() {
        ValidatableResponse gone = given().auth().oauth2(StackResource.token("viewer")).get("/v1/forecasts/customers/GONE").then()
                .statusCode(404);
        assertThat(gone.extract().<String>path("type")).isEqualTo("urn:meterwise:problem:no-recent-data");
        assertThat(gone.extract().<String>path("detail")).isEqualTo("no data since " + FIRST.plusDays(9));
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/forecasts/customers/nobody").then().statusCode(404);
    }

    private void issued_forecasts_are_measured_when_their_day_closes() {
        List<Map<String, Object>> measured = get("/v1/accuracy?level=customer").extract().path("items");
        assertThat(measured).isNotEmpty().allSatisfy(row -> assertThat(((Number) row.get("mase")).doubleValue()).isPositive());
        assertThat(measured).extracting(row -> row.get("leadDays")).contains(1, 2);
        assertThat(get("/v1/accuracy?level=system").extract().<List<?>>path("items")).isNotEmpty();
        store(connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery(
                            "select count(distinct level) from residual where issued and covered between 0 and 1")) {
                row.next();
                assertThat(row.getInt(1)).as("levels whose intervals learn from what they covered").isEqualTo(5);
            }
        });
    }

    private void a_challenger_that_learnt_more_takes_over_and_it_is_logged() {
        List<Map<String, Object>> promotions = get("/v1/promotions").extract().path("items");
        assertThat(promotions).isNotEmpty().allSatisfy(promotion -> {
            assertThat(promotion.get("fromModel")).asString().startsWith("seasonal-naive");
            assertThat(promotion.get("day")).isEqualTo(LAST.toString());
        });
        assertThat(get("/v1/promotions?limit=1").extract().<String>path("nextCursor")).isNotEmpty();
    }

    private void whose_last_day_is_a_flat_line_is_forecast_as_last_week_was() {
        List<Map<String, Object>> findings = get("/v1/input-findings?from=" + LAST.minusDays(3)).extract().path("items");
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.get("customerId")).isEqualTo(FLAT);
            assertThat(finding.get("day")).isEqualTo(LAST.toString());
        });
        assertThat(get("/v1/forecasts/customers/" + FLAT).extract().<String>path("model")).isEqualTo("seasonal-naive-7d (input gate)");
        assertThat(get("/v1/forecasts/customers/C1").extract().<String>path("model")).doesNotContain("input gate");
    }

    private void losses_are_computed_by_feeder_and_day() {
        List<Map<String, Object>> losses = get("/v1/line-losses?feederId=F0&from=" + LAST).extract().path("items");
        assertThat(losses).hasSize(1);
        assertThat(((Number) losses.get(0).get("lossPercent")).doubleValue()).isEqualTo(100 * (1 - 1 / 1.05), offset(0.01));
        assertThat(((Number) losses.get(0).get("coverage")).doubleValue()).isEqualTo(1);
        assertThat(((Number) losses.get(0).get("technicalKwh")).doubleValue()).isPositive();
        assertThat(get("/v1/line-losses?feederId=F0&from=" + LAST + "&interval=PT6H").extract().<List<?>>path("items")).hasSize(4);
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/line-losses?interval=PT7M").then().statusCode(400);
        List<Map<String, Object>> allocated = get("/v1/line-losses/allocation?feederId=F0&from=" + LAST).extract().path("items");
        assertThat(allocated).hasSize(CUSTOMERS / 2);
        assertThat(allocated.stream().mapToDouble(row -> ((Number) row.get("lossKwh")).doubleValue()).sum())
                .isEqualTo(((Number) losses.get(0).get("technicalKwh")).doubleValue(), offset(1e-3));
        ValidatableResponse supply = get("/v1/forecasts/feeders/F0/supply");
        double sales = get("/v1/forecasts/feeders/F0").extract().<List<Number>>path("quantiles.'0.5'").get(12).doubleValue();
        assertThat(supply.extract().<List<Number>>path("quantiles.'0.5'").get(12).doubleValue()).isGreaterThan(sales);
        assertThat(get("/v1/line-losses/alerts").extract().<List<?>>path("items")).isEmpty();
        get("/v1/line-losses/suspects?feederId=F0");
        List<Map<String, Object>> ranked = get("/v1/line-losses/ranking?from=" + EARLY).extract().path("items");
        assertThat(ranked).extracting(row -> row.get("feederId")).containsExactly("F1", "F0");
        assertThat(ranked).allSatisfy(
                row -> assertThat(((Number) row.get("lossPercent")).doubleValue()).isEqualTo(100 * (1 - 1 / 1.05), offset(0.01)));
        assertThat(get("/v1/line-losses/ranking?limit=1&cursor=1").extract().<List<?>>path("items.feederId")).hasToString("[F0]");
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/line-losses/ranking?cursor=x").then().statusCode(400);
        String second = get("/v1/feeders?limit=1").extract().path("nextCursor");
        assertThat(get("/v1/feeders?cursor=" + second).extract().<List<?>>path("items.feederId")).hasToString("[F1]");
        String next = get("/v1/line-losses?limit=3").extract().path("nextCursor");
        assertThat(get("/v1/line-losses?limit=100&cursor=" + next).extract().<List<?>>path("items")).hasSize(2 * CLOSED_DAYS - 3);
    }

    private void a_day_is_nominated_at_the_newsvendors_quantile_beside_the_contract() {
        ValidatableResponse own = get("/v1/nominations?customerId=C1&day=" + LAST.plusDays(2));
        assertThat(own.extract().<Number>path("quantile").doubleValue()).isEqualTo(0.75, offset(1e-6));
        assertThat(own.extract().<Number>path("dayKwh").doubleValue())
                .isGreaterThanOrEqualTo(own.extract().<Number>path("p50Kwh").doubleValue());
        assertThat(own.extract().<Number>path("contractedKwh").doubleValue()).isEqualTo(500, offset(1e-6));
        assertThat(own.extract().<List<String>>path("contracts")).containsExactly("K1");
        assertThat(own.extract().<String>path("price")).isEqualTo("0.2");
        ValidatableResponse settled = get("/v1/nominations?day=" + LAST);
        assertThat(settled.extract().<String>path("level")).isEqualTo("system");
        assertThat(settled.extract().<Number>path("settled.takenKwh").doubleValue()).isPositive();
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/nominations?day=2031-01-01").then().statusCode(404);
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/nominations").then().statusCode(400);
        assertThat(get("/v1/alarms?standing=true").extract().<List<?>>path("items")).isEmpty();
    }

    private void all_customers_together_are_settled_by_the_markets_rule() {
        ValidatableResponse settled = get("/v1/nominations?day=" + LAST.plusDays(-1) + "&leadDays=1");
        double nominated = settled.extract().<Number>path("dayKwh").doubleValue();
        double taken = settled.extract().<Number>path("settled.takenKwh").doubleValue();
        assertThat(settled.extract().<Number>path("settled.deviationKwh").doubleValue()).isEqualTo(taken - nominated,
                offset(1e-6 * taken));
        assertThat(settled.extract().<List<?>>path("contracts")).isEmpty();
        double tolerance = settled.extract().<Number>path("tolerance").doubleValue(),
                rate = settled.extract().<Number>path("rate").doubleValue(),
                price = Double.parseDouble(settled.extract().path("price"));
        double fee = Double.parseDouble(settled.extract().path("settled.fee"));
        // each slot is free within its tolerance, so the day's fee is at least that of its sum
        assertThat(fee).isBetween(Math.max(0, Math.abs(taken - nominated) - tolerance * nominated) * price * rate - 1e-3,
                (taken + nominated) * price * rate);
        assertThat(settled.extract().<String>path("currency")).isEqualTo("EUR");
    }

    private void an_alarm_that_stands_is_told_and_one_taken_back_no_more() {
        AlarmTable.Series series = new AlarmTable.Series("feeder", "F1", 2);
        store(connection -> AlarmTable.raise(series, new Tracking.Off(Tracking.Kind.COVERAGE, -0.2, 0.1), LAST, connection));
        Map<String, Object> alarm = get("/v1/alarms?standing=true&level=feeder").extract().path("items[0]");
        assertThat(alarm).containsEntry("id", "F1").containsEntry("kind", "COVERAGE").containsEntry("raisedOn", LAST.toString());
        store(connection -> AlarmTable.clear(AlarmTable.standing(connection).get(AlarmTable.key(series, "COVERAGE")), LAST, connection));
        assertThat(get("/v1/alarms?standing=true").extract().<List<?>>path("items")).isEmpty();
        assertThat(get("/v1/alarms").extract().<List<String>>path("items.clearedOn")).containsExactly(LAST.toString());
    }

    /** What is done to the tables behind the service. */
    private interface Change {
        void in(Connection connection) throws SQLException;
    }

    private void store(Change change) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection()) {
                change.in(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void what_came_since_midnight_moves_what_is_left_of_the_forecast() {
        given().auth().oauth2(StackResource.token("operator")).post("/v1/forecasts/feeders/F0/refresh").then().statusCode(409);
        LocalDate today = LAST.plusDays(1);
        double[] kwh = new double[TIME.slots(today, HOUR)];
        Arrays.fill(kwh, Double.NaN);
        Arrays.fill(kwh, 0, 5, 100);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", StackResource.bootstrapServers(), "acks", "all"), new StringSerializer(),
                new ByteArraySerializer())) {
            send(producer, Topic.READINGS, "C1", readings("M1", "C1", "F1", "CUSTOMER", today, kwh));
        }
        await(() -> given().auth().oauth2(StackResource.token("operator")).post("/v1/forecasts/customers/C1/refresh").statusCode() == 200);
        ValidatableResponse update = given().auth().oauth2(StackResource.token("operator")).post("/v1/forecasts/customers/C1/refresh")
                .then().statusCode(200);
        assertThat(Instant.parse(update.extract().path("start"))).isEqualTo(TIME.startOf(today).plus(HOUR.multipliedBy(5)));
        assertThat(update.extract().<Number>path("shiftKwh").doubleValue()).isPositive();
        assertThat(update.extract().<List<?>>path("quantiles.'0.5'")).hasSize(43);
        given().auth().oauth2(StackResource.token("viewer")).post("/v1/forecasts/customers/C1/refresh").then().statusCode(403);
    }

    private void months_to_come_are_told_of_customers_and_add_up_to_the_system() {
        double sum = 0;
        for (int c = 0; c < CUSTOMERS; c++) {
            ValidatableResponse outlook = get("/v1/outlook/customers/C" + c + "?months=24");
            assertThat(outlook.extract().<String>path("firstMonth")).isEqualTo("2026-03");
            List<Number> p50 = outlook.extract().path("energyKwh.'0.5'");
            assertThat(p50).hasSize(24);
            assertThat(outlook.extract().<List<Number>>path("peakKw.'0.9'").get(0).doubleValue()).isBetween(20.0 * (c + 1), 50.0 * (c + 1));
            sum += p50.get(3).doubleValue();
        }
        ValidatableResponse system = get("/v1/outlook/system");
        assertThat(system.extract().<List<Number>>path("energyKwh.'0.5'").get(3).doubleValue()).isEqualTo(sum, offset(1e-6 * sum));
        assertThat(system.extract().<Integer>path("customers")).isEqualTo(CUSTOMERS);
        assertThat(system.extract().<Object>path("peakKw")).isNull();
        get("/v1/outlook/regions/north");
        get("/v1/outlook/feeders/F1");
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/outlook/customers/C1?months=25").then().statusCode(400);
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/outlook/customers/GONE").then().statusCode(404);
        assertThat(read(Topic.OUTLOOK, CUSTOMERS)).extracting(ConsumerRecord::key).contains("C0", "C9");
    }

    private void everything_is_on_the_topics() {
        List<ConsumerRecord<String, byte[]>> ofCustomers = read(Topic.CUSTOMER_FORECAST, CUSTOMERS * CLOSED_DAYS);
        LoadForecasted last = Json.read(ofCustomers.get(ofCustomers.size() - 1).value(), LoadForecasted.class);
        assertThat(last.quantiles()).hasSize(9);
        assertThat(last.sequence()).isEqualTo(last.day().toEpochDay() * 1000 + 1);
        assertThat(read(Topic.AREA_FORECAST, 4 * CLOSED_DAYS)).extracting(ConsumerRecord::key).contains("system:system", "feeder:F1",
                "region:north");
        LossComputed loss = Json.read(read(Topic.LINE_LOSS, 2 * CLOSED_DAYS).get(0).value(), LossComputed.class);
        assertThat(loss.coverage()).isEqualTo(1);
        assertThat(read(Topic.FORECASTING_DAY_DONE, CLOSED_DAYS)).hasSize(CLOSED_DAYS);
    }

    private void a_backtest_is_ordered_and_answers_with_both_models() {
        String place = given().auth().oauth2(StackResource.token("operator")).contentType("application/json")
                .body("{\"customerId\":\"C1\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(LAST, LAST)).post("/v1/backtests").then()
                .statusCode(202).extract().path("backtestId");
        await(() -> !"RUNNING".equals(get("/v1/backtests/" + place).extract().path("state")));
        ValidatableResponse backtest = get("/v1/backtests/" + place);
        assertThat(backtest.extract().<String>path("state")).isEqualTo("DONE");
        assertThat(backtest.extract().<Integer>path("weeks")).isEqualTo(1);
        assertThat(backtest.extract().<Integer>path("weeksDone")).isEqualTo(1);
        given().auth().oauth2(StackResource.token("viewer")).delete("/v1/backtests/" + place).then().statusCode(403);
        given().auth().oauth2(StackResource.token("operator")).delete("/v1/backtests/nothing").then().statusCode(404);
        assertThat(given().auth().oauth2(StackResource.token("operator")).delete("/v1/backtests/" + place).then().statusCode(200).extract()
                .<String>path("state")).isEqualTo("DONE");
        assertThat(backtest.extract().<Integer>path("days")).isEqualTo(1);
        assertThat(backtest.extract().<Number>path("servedMase").doubleValue()).isPositive();
        given().auth().oauth2(StackResource.token("viewer")).contentType("application/json").body("{}").post("/v1/backtests").then()
                .statusCode(403);
    }

    private void a_caller_without_a_token_is_refused() {
        given().get("/v1/forecasts/system").then().statusCode(401);
        given().auth().oauth2(StackResource.token("ingest")).get("/v1/forecasts/system").then().statusCode(403);
    }

    private void a_history_built_anew_has_the_digest_of_the_live_one_and_puts_a_lost_day_right() {
        String days = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(FIRST, LAST.plusDays(1));
        given().auth().oauth2(StackResource.token("manager")).contentType("application/json").body(days).post("/v1/rebuilds").then()
                .statusCode(403);
        Map<String, String> sound = admin().get("/v1/digest").then().statusCode(200).extract().path("tables");
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection(); Statement damage = connection.createStatement()) {
                assertThat(damage.executeUpdate("delete from meter_day where day = '%s' and owner_id = 'C3'".formatted(LAST)))
                        .isEqualTo(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        String place = "/v1/rebuilds/" + admin().body(days).post("/v1/rebuilds").then().statusCode(202).extract().path("rebuildId");
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", StackResource.bootstrapServers(), "acks", "all"), new StringSerializer(),
                new ByteArraySerializer())) {
            for (ConsumerRecord<String, byte[]> told : read(Topic.READINGS, 30 * (CUSTOMERS + 2) + 11 + 3))
                send(producer, Topic.rebuild(Topic.FORECASTING), told.key(), Json.read(told.value(), ReadingsRecorded.class));
        }
        await(() -> admin().post(place + "/compare").statusCode() == 200);
        ValidatableResponse compared = given().auth().oauth2(StackResource.token("operator")).get(place).then().statusCode(200);
        assertThat(compared.extract().<Integer>path("days")).isEqualTo(31);
        assertThat(compared.extract().<List<String>>path("differences.day")).containsExactly(LAST.toString());
        admin().post(place + "/switch").then().statusCode(200);
        assertThat(admin().get("/v1/digest").then().extract().<Map<String, String>>path("tables")).isEqualTo(sound);
        admin().delete(place).then().statusCode(409);
    }

    private static io.restassured.specification.RequestSpecification admin() {
        return given().auth().oauth2(StackResource.token("admin")).contentType("application/json");
    }

    private void a_forgotten_customer_leaves_nothing_behind() {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", StackResource.bootstrapServers(), "acks", "all"), new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.CUSTOMER.name(), "C9", null));
        }
        await(() -> get("/v1/status").extract().<Integer>path("customers") == CUSTOMERS + NEWCOMERS.size());
        given().auth().oauth2(StackResource.token("viewer")).get("/v1/forecasts/customers/C9").then().statusCode(404);
        List<ConsumerRecord<String, byte[]>> ofCustomers = read(Topic.CUSTOMER_FORECAST, CUSTOMERS * CLOSED_DAYS + 2 + NEWCOMERS.size());
        assertThat(ofCustomers).anySatisfy(record -> {
            assertThat(record.key()).isEqualTo("C9");
            assertThat(record.value()).isNull();
        });
    }

    private void publishMaster(KafkaProducer<String, byte[]> producer) {
        double[] monthly = new double[12];
        Arrays.fill(monthly, 15_000);
        monthly[LAST.plusDays(2).getMonthValue() - 1] = 500.0 * LAST.plusDays(2).lengthOfMonth();
        send(producer, Topic.CONTRACT, "K1", new ContractChanged("K1", "C1", "fixed", FIRST, null, "0.2", "EUR",
                monthly, 0.05, 30, 1, 1));
        double[] small = new double[12];
        for (int m = 0; m < small.length; m++)
            small[m] = 240 * java.time.YearMonth.of(LAST.getYear(), m + 1).lengthOfMonth();
        send(producer, Topic.CONTRACT, "K2", new ContractChanged("K2", "SIGNED", "fixed", LAST, null, "0.2", "EUR", small, 0.05, 30, 1, 1));
        for (int c = 0; c < MEMBERS; c++)
            send(producer, Topic.SEGMENT_CHANGED, "C" + c, moved("C" + c, null, "s-1", 1));
        send(producer, Topic.SEGMENT_CHANGED, "C1", moved("C1", null, "R-big", 2));
        send(producer, Topic.SEGMENT_CHANGED, "C2", moved("C2", null, "R-big", 2));
        send(producer, Topic.SEGMENT_CHANGED, "C2", moved("C2", "R-big", "NONE", 3));
        for (int f = 0; f < 2; f++) {
            send(producer, Topic.FEEDER, "F" + f, new FeederChanged("F" + f, "Feeder", null, 10.0, 0.8, 0.1, null, 1, 1));
            send(producer, Topic.METER, "F" + f, meter("S" + f, "FEEDER", null, "F" + f));
        }
        for (String id : NEWCOMERS)
            send(producer, Topic.CUSTOMER, id,
                    new CustomerChanged(id, "COMMERCIAL", null, "north", null, null, null, null, null, null, null,
                            Map.of(), null, null, null, Map.of(), null, 1, 1));
        for (int c = 0; c <= CUSTOMERS; c++) {
            String id = c == CUSTOMERS ? "GONE" : "C" + c;
            send(producer, Topic.CUSTOMER, id,
                    new CustomerChanged(id, "COMMERCIAL", null, "north", null, null, null, null, null, null, null, Map.of(),
                            null, null, null, Map.of(), null, 1, 1));
            if (c < CUSTOMERS) send(producer, Topic.METER, id, meter("M" + c, "CUSTOMER", id, "F" + c % 2));
        }
    }

    private static SegmentChanged moved(String customer, String from, String to, long sequence) {
        return new SegmentChanged(customer, from, to, List.of(), 1, "m-1", FIRST, TIME.endOf(FIRST), sequence);
    }

    private static MeterChanged meter(String id, String kind, String customer, String feeder) {
        return new MeterChanged(id, kind, customer, feeder, List.of("importKwh"), HOUR, null, null, null, "0.5", null, null, "ACTIVE", null,
                1, 1);
    }

    private void publishReadings(KafkaProducer<String, byte[]> producer) {
        Random random = new Random(11);
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            int slots = TIME.slots(day, HOUR);
            double[][] supplied = new double[2][slots];
            for (int c = 0; c < CUSTOMERS; c++) {
                double[] kwh = new double[slots];
                for (int s = 0; s < slots; s++) {
                    int hour = TIME.hourOf(day, s, HOUR);
                    double busy = MarketTime.isWeekend(day) ? 0 : hour >= 7 && hour < 18 ? 20 : 0;
                    kwh[s] = day.equals(LAST) && FLAT.equals("C" + c)
                            ? 100
                            : Math.round(1000 * (c + 1) * (5 + busy + random.nextDouble())) / 1000.0;
                    supplied[c % 2][s] += kwh[s] * 1.05;
                }
                send(producer, Topic.READINGS, "C" + c, readings("M" + c, "C" + c, "F" + c % 2, "CUSTOMER", day, kwh));
            }
            for (int f = 0; f < 2; f++)
                send(producer, Topic.READINGS, "F" + f, readings("S" + f, null, "F" + f, "FEEDER", day, supplied[f]));
            if (day.isAfter(LAST.minusDays(3))) {
                double[] seven = new double[slots];
                Arrays.fill(seven, 7);
                send(producer, Topic.READINGS, "YOUNG", readings("MY", "YOUNG", null, "CUSTOMER", day, seven));
            }
            if (day.isBefore(FIRST.plusDays(10)))
                send(producer, Topic.READINGS, "GONE", readings("MG", "GONE", null, "CUSTOMER", day, new double[slots]));
        }
    }

    private static ReadingsRecorded readings(String meter, String customer, String feeder, String kind, LocalDate day, double[] kwh) {
        return new ReadingsRecorded(meter, "importKwh", customer, feeder, kind, day, TIME.startOf(day), HOUR, kwh, "V".repeat(kwh.length),
                "VALIDATED", 1, TIME.endOf(day));
    }

    private void close(KafkaProducer<String, byte[]> producer, LocalDate day) {
        Map<Integer, Long> readings = sent.get(Topic.READINGS.name());
        Map<String, Map<Integer, Long>> master = new HashMap<>(sent);
        master.remove(Topic.READINGS.name());
        master.remove(Topic.MARKET_DAY.name());
        send(producer, Topic.MARKET_DAY, "Europe/Berlin", new MarketDayClosed(day, "Europe/Berlin", 1, 12, 1, Map.of("A", 12),
                Map.copyOf(readings), master, List.of(), LAST, TIME.endOf(day)));
    }

    private void send(KafkaProducer<String, byte[]> producer, Topic topic, String key, Object event) {
        try {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.name(), key, Json.bytes(event));
            record.headers().add("ce_type", event.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8));
            var metadata = producer.send(record).get();
            sent.computeIfAbsent(topic.name(), t -> new HashMap<>()).merge(metadata.partition(), metadata.offset() + 1, Math::max);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(StackResource.token("viewer")).get(path).then().statusCode(200);
    }

    private static List<ConsumerRecord<String, byte[]>> read(Topic topic, int expected) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", StackResource.bootstrapServers()),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            await(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= expected;
            });
            return records;
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) throw new AssertionError("not within 60 s");
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }
}
