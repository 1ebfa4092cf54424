package com.meterwise.segmentation.market;

import static com.meterwise.segmentation.RecordingWork.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.contracts.IndicatorObserved;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Bell;
import com.meterwise.segmentation.RecordingWork;
import com.meterwise.segmentation.TestDatabase;
import com.meterwise.segmentation.intake.ConsumptionTable;
import com.meterwise.segmentation.intake.MarketFactsIn;
import com.meterwise.segmentation.intake.MeterDay;
import com.meterwise.segmentation.intake.SlotEnergy;
import com.meterwise.segmentation.intake.Sql;

/** A uses 24 kWh a day from 20 April, B 48 kWh until 31 May, C 24 kWh from 1 June. */
class MarketTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 4, 20);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 20);
    private static final MarketTime TIME = new MarketTime(ZoneId.of("UTC"));
    private final Market market = new Market(TIME, new Margins(0.1, 0.2));
    private Connection connection;
    private RecordingWork work;

    @BeforeEach
    void open() throws SQLException, IOException {
        connection = TestDatabase.connection();
        new Sql(connection).update("truncate meter_day, customer_day, customer_month, customer_span, customer_state, contract, indicator,"
                + " tariff, tier_change, segment_change");
        work = new RecordingWork(connection);
        List<MeterDay> days = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            days.add(day("A", day, 1));
            if (day.isBefore(LocalDate.of(2026, 6, 1))) days.add(day("B", day, 2));
            else
                days.add(day("C", day, 1));
        }
        new ConsumptionTable(connection).apply(days);
        state("A", 1, "2020-01-01", "north", null);
        state("A", 2, "2026-06-10", "south", null);
        state("B", 1, "2020-01-01", "south", 3650.0);
    }

    @AfterEach
    void close() throws SQLException { connection.close(); }

    @Test
    void whole_months_and_the_days_at_the_ends_add_up_to_the_period() {
        MarketStatus status = status("2026-04-25", "2026-06-05", "2026-06-05");
        assertThat(status.total().kwh()).isCloseTo(42 * 24 + 37 * 48 + 5 * 24, within(1e-9));
        assertThat(status("2026-05-03", "2026-05-07", "2026-05-07").total().kwh()).isCloseTo(5 * 72, within(1e-9));
        assertThat(status("2026-05-01", "2026-05-31", "2026-06-20").total().kwh()).isCloseTo(31 * 72, within(1e-9));
    }

    @Test
    void a_cut_off_day_sees_attributes_of_that_day() {
        assertThat(status("2026-05-01", "2026-05-31", "2026-06-01").parts()).extracting(MarketStatus.Part::name).containsExactly("south",
                "north");
        assertThat(status("2026-05-01", "2026-05-31", "2026-06-15").parts()).extracting(MarketStatus.Part::name).containsExactly("south");
    }

    @Test
    void churn_counts_those_silent_at_the_end_among_those_there_at_the_beginning() {
        MarketStatus status = status("2026-05-01", "2026-06-20", "2026-06-20");
        assertThat(status.total().customers()).isEqualTo(3);
        assertThat(status.total().joined()).isEqualTo(1);
        assertThat(status.total().left()).isEqualTo(1);
        assertThat(status.total().churn()).isEqualTo(0.5);
        assertThat(status("2026-05-01", "2026-05-31", "2026-05-31").total().left()).isZero();
    }

    @Test
    void nobody_joined_on_the_day_the_readings_begin() {
        MarketStatus status = status("2026-04-01", "2026-06-20", "2026-06-20");
        assertThat(status.total().joined()).as("C, on 1 June").isEqualTo(1);
        assertThat(status.total().churn()).as("B of A and B").isEqualTo(0.5);
    }

    @Test
    void money_comes_from_records_and_prices_and_says_how() {
        new MarketFactsIn(new Bell())
                .contracts(List.of(received(Topic.CONTRACT, "K", new ContractChanged("K", "A", "fix", LocalDate.of(2026, 1, 1), null,
                        "0.30", "EUR", null, null, null, 0, 1))), work);
        indicator("price.wholesale", "2026-05-10T00:00:00Z", 100, "EUR/MWh");
        indicator("price.competitor", "2026-05-01T00:00:00Z", 0.27, "EUR/kWh");
        indicator("market.total", "2026-05-01T00:00:00Z", 22.32, "MWh");
        indicator("market.share.rival", "2026-05-01T00:00:00Z", 0.4, null);
        indicator("market.switching.in", "2026-05-01T00:00:00Z", 3, null);
        indicator("market.switching.in", "2026-05-20T00:00:00Z", 4, null);
        MarketStatus status = status("2026-05-01", "2026-05-31", "2026-05-31");
        double a = 31 * 24 * 0.30;
        double b = 3650 * 31 / 365.0;
        assertThat(status.total().revenue()).isCloseTo(a + b, within(1e-9));
        assertThat(status.total().margin()).isCloseTo(a + b - 31 * 72 * 0.1 * 1.1, within(1e-9));
        assertThat(status.parts().get(1).priceGap()).as("(0.30 - 0.27) / 0.30").isCloseTo(0.1, within(1e-9));
        assertThat(status.marketShare()).isCloseTo(0.1, within(1e-9));
        assertThat(status.rivals()).containsEntry("rival", 0.4);
        assertThat(status.switching()).containsEntry("market.switching.in", 7.0);
        assertThat(status.basis()).contains("0.1000 per kWh");
        // shares one third and two thirds
        assertThat(status.customerHhi()).isCloseTo(5 / 9.0, within(1e-9));
    }

    @Test
    void who_came_or_went_in_the_middle_pays_for_its_own_days() {
        MarketStatus status = status("2026-05-22", "2026-06-10", "2026-06-10");
        assertThat(status.total().revenue()).as("B was there on ten of twenty days").isCloseTo(3650 * 10 / 365.0, within(1e-9));
    }

    @Test
    void tiers_and_segments_are_those_of_the_cut_off_day() {
        Sql sql = new Sql(connection);
        sql.update("insert into tier_change values ('A', date '2026-05-01', 'STANDARD'), ('A', date '2026-05-10', 'KEY')");
        sql.update("insert into segment_change (customer_id, sequence, to_segment, day, margin, model_id, reasons, live) values"
                + " ('A', 1, 'S01', date '2026-05-01', 1, 'm', '[]', false), ('A', 2, 'S02', date '2026-05-02', 1, 'm', '[]', true)");
        assertThat(names(Attribute.TIER, "2026-05-09")).contains("STANDARD").doesNotContain("KEY");
        assertThat(names(Attribute.TIER, "2026-05-10")).contains("KEY");
        assertThat(names(Attribute.SEGMENT, "2026-05-10")).as("an open day decides nothing").contains("S01").doesNotContain("S02");
    }

    @Test
    void elasticity_of_a_short_history_is_not_made_up() {
        indicator("macro.pmi", "2026-05-01T00:00:00Z", 50, null);
        assertThat(market.elasticities(Attribute.REGION, LAST, connection)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.elasticity()).isNull();
            assertThat(one.note()).startsWith("not enough data");
        });
    }

    private List<String> names(Attribute by, String asOf) {
        return market.status(by, LocalDate.parse("2026-05-01"), LocalDate.parse(asOf), LocalDate.parse(asOf), connection).parts().stream()
                .map(MarketStatus.Part::name).toList();
    }

    private MarketStatus status(String from, String to, String asOf) {
        return market.status(Attribute.REGION, LocalDate.parse(from), LocalDate.parse(to), LocalDate.parse(asOf), connection);
    }

    private void indicator(String name, String at, double value, String unit) {
        MarketFactsIn.indicators(List.of(received(Topic.INDICATOR, name, new IndicatorObserved(name, null, Instant.parse(at), null, value,
                unit, "test"))), work);
    }

    private void state(String id, long sequence, String from, String region, Double revenue) {
        new Sql(connection)
                .update("insert into customer_state (customer_id, epoch, sequence, valid_from, region, annual_revenue, attributes)"
                        + " values (?, 0, ?, ?::date, ?, ?, '{}')", id, sequence, LocalDate.parse(from), region, revenue);
    }

    private static MeterDay day(String id, LocalDate day, double kwh) {
        double[] hours = new double[24];
        Arrays.fill(hours, kwh);
        return new MeterDay(id, "M-" + id, day, Duration.ofHours(1), SlotEnergy.ofKwh(hours), 1, 0);
    }
}
