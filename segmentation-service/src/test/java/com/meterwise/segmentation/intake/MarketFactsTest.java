package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.RecordingWork.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.IndicatorObserved;
import com.meterwise.contracts.ServiceEventRecorded;
import com.meterwise.contracts.TariffChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Bell;
import com.meterwise.segmentation.RecordingWork;
import com.meterwise.segmentation.TestDatabase;

class MarketFactsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private final MarketFactsIn facts = new MarketFactsIn(new Bell());
    private Connection connection;
    private RecordingWork work;

    @BeforeEach
    void open() throws SQLException, IOException {
        connection = TestDatabase.connection();
        new Sql(connection).update("truncate contract, service_event, indicator, tariff, tariff_state, customer_state");
        work = new RecordingWork(connection);
    }

    @AfterEach
    void close() throws SQLException { connection.close(); }

    @Test
    void of_a_contract_the_newest_state_wins_in_one_batch_and_in_two() {
        facts.contracts(List.of(contract("0.30", 2), contract("0.25", 1)), work);
        facts.contracts(List.of(contract("0.20", 1)), work);
        assertThat(prices()).containsExactly("0.30 12");
        facts.contracts(List.of(received(Topic.CONTRACT, "K1", null)), work);
        assertThat(prices()).isEmpty();
    }

    @Test
    void a_service_event_told_again_is_one_event_with_what_was_told_last() {
        facts.serviceEvents(List.of(event(null)), work);
        facts.serviceEvents(List.of(event(NOON.plusSeconds(60)), event(NOON.plusSeconds(60))), work);
        assertThat(new Sql(connection).list("select to_at from service_event", row -> row.getObject(1, OffsetDateTime.class).toInstant()))
                .containsExactly(NOON.plusSeconds(60));
    }

    @Test
    void a_forecast_is_no_fact_of_the_market() {
        MarketFactsIn.indicators(List.of(indicator("price.wholesale", null, 80, null), indicator("price.wholesale", null, 99,
                NOON.minusSeconds(1)), indicator("price.wholesale", "north", 70, NOON)), work);
        assertThat(new IndicatorTable(connection).during("price.wholesale", NOON, NOON.plusSeconds(1)))
                .extracting(IndicatorTable.Point::region, IndicatorTable.Point::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("", 80.0), org.assertj.core.groups.Tuple.tuple("north", 70.0));
    }

    @Test
    void an_indicator_without_a_finite_value_is_refused() {
        assertThatThrownBy(() -> MarketFactsIn.indicators(List.of(received(Topic.INDICATOR, "macro.pmi",
                new IndicatorObserved("macro.pmi", null, NOON, null, Double.POSITIVE_INFINITY, null, null))), work))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_tariff_prices_a_kwh_by_when_it_is_used() {
        List<String> slots = Arrays.asList(new String[24]);
        Collections.fill(slots, "valley");
        for (int hour = 8; hour < 20; hour++)
            slots.set(hour, "peak");
        MarketFactsIn.tariffs(List.of(received(Topic.TARIFF, "T1", new TariffChanged("T1", "two \"prices\"", "EUR", null, null,
                Map.of("peak", "0.40", "valley", "0.20"), slots, null, null, null, 0, 1))), work);
        Tariff tariff = new TariffTable(connection).inForce(LocalDate.of(2026, 6, 1)).get("T1");
        double[] flat = new double[24];
        Arrays.fill(flat, 2);
        assertThat(tariff.meanPrice(flat, flat)).hasValueCloseTo(0.30, within(1e-12));
        double[] atNight = new double[24];
        atNight[2] = 1;
        assertThat(tariff.meanPrice(atNight, atNight)).hasValueCloseTo(0.20, within(1e-12));
    }

    @Test
    void a_tariff_change_holds_from_its_first_day_on_in_whatever_order_it_is_read() {
        Received before = tariff("0.30", null, null, 1);
        Received change = tariff("0.20", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1), 2);
        for (List<List<Received>> batches : List.of(List.of(List.of(before, change)), List.of(List.of(change), List.of(before)),
                List.of(List.of(before), List.of(change, change)))) {
            new Sql(connection).update("truncate tariff, tariff_state");
            batches.forEach(batch -> MarketFactsIn.tariffs(batch, work));
            assertThat(priceOn("2026-03-31")).containsExactly(0.30);
            assertThat(priceOn("2026-04-01")).containsExactly(0.20);
            assertThat(priceOn("2026-06-30")).containsExactly(0.20);
            assertThat(priceOn("2026-07-01")).as("the first day it no longer holds").isEmpty();
        }
        MarketFactsIn.tariffs(List.of(received(Topic.TARIFF, "T1", null)), work);
        assertThat(priceOn("2026-03-31")).isEmpty();
    }

    private List<Double> priceOn(String day) {
        TariffTable table = new TariffTable(connection);
        List<Double> prices = table.inForce(LocalDate.parse(day)).values().stream().map(one -> one.prices().get("all")).toList();
        assertThat(table.inForce(List.of("T1"), LocalDate.parse(day)).values().stream().map(one -> one.prices().get("all")).toList())
                .isEqualTo(prices);
        return prices;
    }

    private static Received tariff(String price, LocalDate from, LocalDate to, long sequence) {
        return received(Topic.TARIFF, "T1",
                new TariffChanged("T1", "one price", "EUR", from, to, Map.of("all", price), null, null, null, null, 0, sequence));
    }

    @Test
    void a_past_day_sees_the_customer_as_it_was_then() {
        new CustomerStateTable(connection).add(List.of(state("north", "2026-01-01T00:00:00Z", 1), state("south", "2026-03-01T00:00:00Z",
                2)));
        assertThat(regionAsOf("2026-02-01T00:00:00Z")).isEqualTo("north");
        assertThat(regionAsOf("2026-03-01T00:00:00Z")).isEqualTo("south");
        assertThat(regionAsOf("2020-01-01T00:00:00Z")).as("before the first state, the first to come").isEqualTo("north");
    }

    private String regionAsOf(String at) {
        OffsetDateTime instant = Instant.parse(at).atOffset(ZoneOffset.UTC);
        return new Sql(connection).list(CustomerStateTable.AS_OF, row -> row.getString("region"), instant, instant).get(0);
    }

    private List<String> prices() {
        return new Sql(connection).list("select price || ' ' || cardinality(monthly_kwh) from contract", row -> row.getString(1));
    }

    private static Received contract(String price, long sequence) {
        return received(Topic.CONTRACT, "K1", new ContractChanged("K1", "C", "fix", LocalDate.of(2026, 1, 1), null, price, "EUR",
                new double[12], 0.03, 30, 0, sequence));
    }

    private static Received event(Instant to) {
        return received(Topic.SERVICE_EVENT, "C", new ServiceEventRecorded("E1", "C", "COMPLAINT", NOON, to, "HIGH", null));
    }

    private static Received indicator(String name, String region, double value, Instant issuedAt) {
        return received(Topic.INDICATOR, name, new IndicatorObserved(name, region, NOON, issuedAt, value, "EUR/MWh", "exchange"));
    }

    private static CustomerChanged state(String region, String from, long sequence) {
        return new CustomerChanged("C", "COMMERCIAL", "G47", region, 0.4, null, null, null, null, true, null, Map.of(), 0, null, null,
                Map.of("a", "b"), Instant.parse(from), 0, sequence);
    }
}
