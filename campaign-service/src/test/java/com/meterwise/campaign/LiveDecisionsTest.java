package com.meterwise.campaign;

import static com.meterwise.campaign.Customers.DAY;
import static com.meterwise.campaign.Customers.steady;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Definition;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.Entry;
import com.meterwise.campaign.catalogue.InMemoryDefinitions;
import com.meterwise.campaign.catalogue.Limits;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.catalogue.Signed;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.decision.DecisionTable;
import com.meterwise.campaign.decision.HeldOutTable;
import com.meterwise.campaign.intake.AccountsIn;
import com.meterwise.campaign.intake.ForecastsIn;
import com.meterwise.campaign.intake.ProfilesIn;
import com.meterwise.campaign.intake.SegmentChangesIn;
import com.meterwise.campaign.offers.Offer;
import com.meterwise.campaign.offers.OfferListTable;
import com.meterwise.campaign.valuation.Anyway;
import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.CustomerChanged.Consent;
import com.meterwise.contracts.Json;
import com.meterwise.contracts.LoadForecasted;
import com.meterwise.contracts.ProfileUpdated;
import com.meterwise.contracts.SegmentChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.erasure.ErasedSubjects;
import com.meterwise.platform.erasure.Erasure;
import com.meterwise.platform.erasure.SubjectHash;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.JdbcTransactions;
import com.meterwise.platform.work.Transactions;

/** Changes of an open day and the day's close, on a real database. */
class LiveDecisionsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final MarketTime MARKET = new MarketTime(ZONE);
    private static final Instant NOW = DAY.plusDays(1).atTime(10, 0).atZone(ZONE).toInstant();
    private static final LocalDate OPEN = DAY.plusDays(1);
    private static final String LIVE = "C-LIVE", AT_CLOSE = "C-TOU-SWITCH", ONE = "C-0001", OTHER = "C-0002";
    private static DataSource database;

    private final InMemoryDefinitions definitions = new InMemoryDefinitions();
    private final Campaigns campaigns = new Campaigns(definitions, MARKET, 28);
    private final LiveDecisions live = new LiveDecisions(definitions, MARKET, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Transactions transactions = new JdbcTransactions(Topic.CAMPAIGN, Set.of(Topic.DECISION, Topic.OFFER), database,
            Clock.systemUTC(), () -> {});

    @BeforeAll
    static void database() { database = TestDatabase.fresh(); }

    @BeforeEach
    void a_day_has_closed() {
        for (Kind<?> kind : List.of(Kind.TARIFF, Kind.PRODUCT, Kind.POLICY, Kind.CAMPAIGN))
            addAll(kind);
        live(Limits.NONE);
        sql("truncate account, profile, forecast, trigger, decision, offer, outbox, reservation, waiting, condition_held, day_run cascade");
        for (String customer : List.of(ONE, OTHER)) {
            take(customer, account(customer, "GRANTED"));
            take(customer, profile(customer, DAY, "S1"));
            take(customer, forecast(customer));
        }
        close(DAY);
    }

    @Test
    void who_moves_while_the_day_is_open_is_offered_at_once_and_the_close_does_not_decide_again() {
        moves(ONE, OPEN);
        assertThat(decide()).isEqualTo(1);
        assertThat(offers()).extracting(Offer::campaignId, Offer::day, Offer::at)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(LIVE, OPEN, NOW));
        DecisionTable.Kept decided = decisions(LIVE).get(0);
        assertThat(decided.inputs()).containsEntry("decidedAt", NOW.toString()).containsEntry("profileDay", DAY.toString())
                .containsEntry("segment", "S2");
        assertThat(decided.rules()).extracting(Decision.Step::ruleId).startsWith("1-consent").endsWith("11-value");

        close(OPEN);
        close(OPEN.plusDays(1));
        assertThat(decisions(LIVE)).containsExactly(decided);
        assertThat(decide()).isZero();
    }

    @Test
    void the_offer_made_live_is_the_days_offer_to_the_customer() {
        moves(ONE, OPEN);
        decide();
        close(OPEN);
        assertThat(offers()).hasSize(1);
        assertThat(decisions(AT_CLOSE)).extracting(DecisionTable.Kept::ruleId).containsExactly("11-rank");
        assertThat(decisions(AT_CLOSE).get(0).rules()).last().extracting(Decision.Step::detail)
                .isEqualTo("C-LIVE made the day's offer while the day was open");
    }

    @Test
    void a_rule_that_stops_at_a_close_stops_live() {
        take(ONE, account(ONE, "WITHDRAWN"));
        moves(ONE, OPEN);
        decide();
        assertThat(decisions(LIVE)).extracting(DecisionTable.Kept::ruleId).containsExactly("1-consent");
        assertThat(offers()).isEmpty();
    }

    @Test
    void a_cap_counts_what_was_offered_live_and_what_a_close_offers_alike() {
        live(new Limits(1, 30, null));
        moves(ONE, OPEN);
        decide();
        moves(OTHER, OPEN);
        decide();
        assertThat(decisions(LIVE)).extracting(DecisionTable.Kept::ruleId).containsExactly(null, "8-caps");
        take(OTHER, change(OTHER, OPEN.plusDays(1), false));
        close(OPEN);
        close(OPEN.plusDays(1));
        assertThat(offers().stream().filter(offer -> offer.campaignId().equals(LIVE))).hasSize(1);
    }

    @Test
    void customers_held_out_teach_who_takes_a_product_unasked() {
        for (String customer : List.of(ONE, OTHER))
            sql("""
                    insert into decision (decision_id, customer_id, campaign_id, product_id, day, outcome, exposable, rules, inputs, bucket, segment)
                    values ('%s', '%s', 'C-PAST', 'P-TOU-SWITCH', date '%s', 'HELD_OUT', true, '[]', '{}', 0, 'S1')"""
                    .formatted(customer, customer, DAY.minusDays(9)));
        sql("update account set body = (body::jsonb || '{\"tariffId\": \"T-TOU\"}')::text where customer_id = '%s'".formatted(ONE));
        Anyway anyway = transactions.call(work -> new HeldOutTable(work.connection()).anyway(definitions.catalogue(), OPEN));
        assertThat(anyway.of("P-TOU-SWITCH", "S1"))
                .isEqualTo(new Anyway(List.of(new Anyway.Counted("P-TOU-SWITCH", "S1", 2, 1))).of("P-TOU-SWITCH", "S1"));
        moves(OTHER, OPEN);
        decide();
        assertThat(decisions(LIVE).get(0).inputs()).containsKeys("takesAnyway", "uplift", "regret", "bestTariff")
                .containsEntry("segment", "S2");
    }

    @Test
    void a_change_waits_for_the_profile_with_the_new_segment() {
        take(ONE, change(ONE, OPEN, true));
        assertThat(decide()).isZero();
        take(ONE, profile(ONE, OPEN, "S1"));
        assertThat(decide()).isZero();
        take(ONE, profile(ONE, OPEN.plusDays(1), "S2"));
        assertThat(decide()).isEqualTo(1);
    }

    @Test
    void while_the_shards_of_a_day_are_worked_changes_wait() {
        sql("insert into day_run (day, revision, state) values (date '%s', 2, 'RUNNING')".formatted(DAY));
        moves(ONE, OPEN);
        assertThat(decide()).isZero();
        sql("update day_run set state = 'REDUCED'");
        assertThat(decide()).isEqualTo(1);
        assertThat(offers()).hasSize(1);
    }

    @Test
    void a_change_of_a_day_that_has_closed_meanwhile_is_the_closes() {
        moves(ONE, OPEN);
        close(OPEN);
        decide();
        assertThat(decisions(LIVE)).singleElement().satisfies(one -> assertThat(one.inputs()).doesNotContainKey("decidedAt"));
        assertThat(decide()).isZero();
    }

    @Test
    void a_change_told_by_a_close_is_not_live() {
        take(ONE, profile(ONE, OPEN, "S2"));
        take(ONE, change(ONE, OPEN, false));
        assertThat(decide()).isZero();
    }

    private void live(Limits limits) {
        int version = definitions.newest(Kind.CAMPAIGN, LIVE).map(Campaign::version).orElse(0) + 1;
        add(Kind.CAMPAIGN, new Campaign(LIVE, version, "at once", "P-TOU-SWITCH", "EMAIL", Campaign.Status.ACTIVE, null, "s", 0, 0, null,
                null, null, new Entry(null, null, null, false, false, true), limits));
    }

    private <T extends Definition<T>> void addAll(Kind<T> kind) { SampleCatalogue.all(kind).forEach(one -> add(kind, one)); }

    private <T extends Definition<T>> void add(Kind<T> kind, T definition) {
        definitions.add(kind, Signed.draft(definition, "author").approvedBy("approver", Instant.EPOCH));
    }

    private int decide() { return transactions.call(live::run); }

    private void close(LocalDate day) {
        sql("insert into day_run (day, revision, state) values (date '%s', 1, 'REDUCED')".formatted(day));
        ClosedDay closed = new ClosedDay(day, 1, day, List.of());
        transactions.run(work -> campaigns.run(closed, new Shard(0, 1), work));
    }

    private void moves(String customer, LocalDate day) {
        take(customer, change(customer, day, true));
        // told with the features of the last closed day
        take(customer, profile(customer, day.minusDays(1), "S2"));
    }

    private List<DecisionTable.Kept> decisions(String campaign) {
        DecisionTable.Page all = new DecisionTable.Page(null, campaign, LocalDate.of(1, 1, 1), null, 1000);
        return transactions.call(work -> new DecisionTable(work.connection()).page(all));
    }

    private List<Offer> offers() {
        return transactions
                .call(work -> new OfferListTable(work.connection()).page(new OfferListTable.Page(null, null, null, "", 1000)));
    }

    private void take(String customer, Record event) {
        Erasure erasure = new Erasure(Topic.CAMPAIGN, List.of(), List.of(), new ErasedSubjects(new SubjectHash("test")));
        Map<Class<?>, Handler> handlers = Map.of(CustomerChanged.class, new AccountsIn(erasure), ProfileUpdated.class, new ProfilesIn(),
                LoadForecasted.class, new ForecastsIn(ZONE), SegmentChanged.class, new SegmentChangesIn(new Bell()));
        Received received = new Received(new ConsumerRecord<>("a-topic", 0, 0, customer.getBytes(), Json.bytes(event)));
        transactions.run(work -> handlers.get(event.getClass()).handle(List.of(received), work));
    }

    private static long sequence;

    private static CustomerChanged account(String customer, String consent) {
        return new CustomerChanged(customer, "COMMERCIAL", null, null, null, null, null, null, null, true, null,
                Map.of("email", new Consent(consent, Instant.EPOCH)), 0, null, null, null, null, 0, ++sequence);
    }

    private static ProfileUpdated profile(String customer, LocalDate day, String segment) {
        return new ProfileUpdated(customer, day, Map.of("peakKw", 6d), steady(5), steady(5), Duration.ofHours(1), segment, "STANDARD", null,
                List.of(), "m1", "A", MARKET.endOf(day), 0, ++sequence);
    }

    private static LoadForecasted forecast(String customer) {
        Map<String, double[]> deciles = new HashMap<>();
        for (int q = 1; q <= 9; q++)
            deciles.put("0." + q, steady(5 * (1 + .02 * (q - 5))));
        return new LoadForecasted("customer", customer, DAY, MARKET.endOf(DAY), Duration.ofHours(1), MARKET.endOf(DAY), deciles, "ridge",
                "A", null, 0, ++sequence);
    }

    private static SegmentChanged change(String customer, LocalDate day, boolean live) {
        return new SegmentChanged(customer, "S1", "S2", List.of(), 1, "m1", day, MARKET.endOf(day), ++sequence, live);
    }

    private static void sql(String sql) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
