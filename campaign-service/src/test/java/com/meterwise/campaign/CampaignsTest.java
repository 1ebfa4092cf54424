package com.meterwise.campaign;

import static com.meterwise.campaign.Customers.DAY;
import static com.meterwise.campaign.Customers.daytime;
import static com.meterwise.campaign.Customers.steady;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Definition;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.InMemoryDefinitions;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.catalogue.Signed;
import com.meterwise.campaign.decision.DecisionTable;
import com.meterwise.campaign.intake.AccountsIn;
import com.meterwise.campaign.intake.ForecastsIn;
import com.meterwise.campaign.intake.ProfilesIn;
import com.meterwise.campaign.intake.SegmentChangesIn;
import com.meterwise.campaign.offers.OfferListTable;
import com.meterwise.campaign.offers.Status;
import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.CustomerChanged.Consent;
import com.meterwise.contracts.Json;
import com.meterwise.contracts.LoadForecasted;
import com.meterwise.contracts.ProfileUpdated;
import com.meterwise.contracts.SegmentChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.JdbcTransactions;
import com.meterwise.platform.work.Transactions;

/** What a closed day does to the state, on a real database. */
class CampaignsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final MarketTime MARKET = new MarketTime(ZONE);
    private static final Shard ALL = new Shard(0, 1);
    private static final String CUSTOMER = "C-0001";
    private static javax.sql.DataSource database;

    private final Campaigns campaigns = new Campaigns(sample(), MARKET, 28);
    private Transactions transactions;

    @BeforeEach
    void begin() {
        if (database == null) database = TestDatabase.fresh();
        transactions = new JdbcTransactions(Topic.CAMPAIGN, Set.of(Topic.DECISION, Topic.OFFER), database, Clock.systemUTC(), () -> {});
        transactions.run(work -> {
            try (var forget = work.connection().createStatement()) {
                forget.execute(
                        "truncate account, profile, forecast, trigger, decision, offer, outbox, reservation, waiting, condition_held");
            }
        });
        Map<String, Consent> consents = Map.of("email", new Consent("GRANTED", Instant.EPOCH));
        take(new AccountsIn(new com.meterwise.platform.erasure.Erasure(Topic.CAMPAIGN, List.of(), List.of(),
                new com.meterwise.platform.erasure.ErasedSubjects(new com.meterwise.platform.erasure.SubjectHash("test")))),
                new CustomerChanged(CUSTOMER, "COMMERCIAL", null, null, null, null, null, null, null, true, null, consents, 0,
                        null, null, null, null, 0, 1));
        take(new ForecastsIn(ZONE), forecast(DAY));
    }

    private static InMemoryDefinitions sample() {
        InMemoryDefinitions definitions = new InMemoryDefinitions();
        for (Kind<?> kind : List.of(Kind.TARIFF, Kind.PRODUCT, Kind.POLICY, Kind.CAMPAIGN))
            add(kind, definitions);
        return definitions;
    }

    private static <T extends Definition<T>> void add(Kind<T> kind, InMemoryDefinitions definitions) {
        SampleCatalogue.all(kind).forEach(definition -> definitions
                .add(kind, Signed.draft(definition, "author").approvedBy("approver", java.time.Instant.EPOCH)));
    }

    private static LoadForecasted forecast(LocalDate day) {
        Map<String, double[]> deciles = new HashMap<>();
        for (int q = 1; q <= 9; q++)
            deciles.put("0." + q, steady(5 * (1 + .02 * (q - 5))));
        return new LoadForecasted("customer", CUSTOMER, day, MARKET.endOf(day), Duration.ofHours(1), MARKET.endOf(day), deciles, "ridge",
                "A",
                null, 0, day.toEpochDay());
    }

    private static ProfileUpdated profile(LocalDate day, double[] hours) {
        return new ProfileUpdated(CUSTOMER, day, Map.of("peakKw", 6d), hours, hours, Duration.ofHours(1), "S1", "STANDARD", null, List.of(),
                "m1",
                "A", MARKET.endOf(day), 0, day.toEpochDay());
    }

    private static SegmentChanged change(LocalDate day) {
        return new SegmentChanged(CUSTOMER, null, "S1", List.of(), 1, "m1", day, MARKET.endOf(day), 1);
    }

    private void take(Handler handler, Record event) {
        Received received = new Received(new ConsumerRecord<>("a-topic", 0, 0, CUSTOMER.getBytes(), Json.bytes(event)));
        transactions.run(work -> handler.handle(List.of(received), work));
    }

    private void close(LocalDate day) {
        ClosedDay closed = new ClosedDay(day, 1, day, List.of());
        transactions.run(work -> {
            campaigns.run(closed, ALL, work);
            campaigns.reduce(closed, work);
        });
    }

    private List<DecisionTable.Kept> decisions() {
        DecisionTable.Page all = new DecisionTable.Page(null, "C-TOU-SWITCH", LocalDate.of(1, 1, 1), null, 1000);
        return transactions.call(work -> new DecisionTable(work.connection()).page(all));
    }

    private List<Status> offers() {
        OfferListTable.Page all = new OfferListTable.Page(null, null, null, "", 1000);
        return transactions.call(work -> new OfferListTable(work.connection()).page(all)).stream().map(offer -> offer.status()).toList();
    }

    @Test
    void a_change_of_an_earlier_day_is_taken_up_on_the_first_day_decided_and_only_then() {
        take(new ProfilesIn(), profile(DAY, steady(5)));
        take(new SegmentChangesIn(new Bell()), change(DAY.minusDays(40)));
        close(DAY);
        close(DAY.plusDays(1));
        assertThat(decisions()).extracting(DecisionTable.Kept::day).containsExactly(DAY);
        assertThat(offers()).containsExactly(Status.PROPOSED);
    }

    @Test
    void a_change_that_is_told_twice_is_considered_once() {
        take(new ProfilesIn(), profile(DAY, steady(5)));
        take(new SegmentChangesIn(new Bell()), change(DAY));
        close(DAY);
        take(new SegmentChangesIn(new Bell()), change(DAY));
        close(DAY.plusDays(1));
        assertThat(decisions()).hasSize(1);
    }

    @Test
    void a_day_sees_nothing_of_later_days() {
        take(new ProfilesIn(), profile(DAY.plusDays(1), daytime(5)));
        take(new ProfilesIn(), profile(DAY, steady(5)));
        take(new SegmentChangesIn(new Bell()), change(DAY.plusDays(1)));
        take(new SegmentChangesIn(new Bell()), change(DAY));
        close(DAY);
        assertThat(decisions()).extracting(DecisionTable.Kept::outcome).containsExactly("OFFERED");
        close(DAY.plusDays(1));
        assertThat(decisions()).extracting(DecisionTable.Kept::ruleId).containsExactly(null, "5-saving");
    }

    @Test
    void an_offer_whose_time_is_over_expires_when_a_day_closes() {
        take(new ProfilesIn(), profile(DAY, steady(5)));
        take(new SegmentChangesIn(new Bell()), change(DAY));
        close(DAY);
        close(DAY.plusDays(29));
        assertThat(offers()).containsExactly(Status.PROPOSED);
        close(DAY.plusDays(30));
        assertThat(offers()).containsExactly(Status.EXPIRED);
    }

    @Test
    void late_data_and_the_far_past_of_a_replay_are_not_decided() {
        assertThat(campaigns.wants(new ClosedDay(DAY, 1, DAY, List.of()))).isTrue();
        assertThat(campaigns.wants(new ClosedDay(DAY, 2, DAY, List.of(CUSTOMER)))).isFalse();
        assertThat(campaigns.wants(new ClosedDay(DAY, 1, DAY.plusDays(28), List.of()))).isFalse();
    }
}
