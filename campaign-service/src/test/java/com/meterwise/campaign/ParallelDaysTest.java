package com.meterwise.campaign;

import static com.meterwise.campaign.Customers.DAY;
import static com.meterwise.campaign.Customers.steady;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import com.meterwise.campaign.api.Portfolios;
import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Cap;
import com.meterwise.campaign.catalogue.Contact;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.Entry;
import com.meterwise.campaign.catalogue.InMemoryDefinitions;
import com.meterwise.campaign.catalogue.Limits;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Policy;
import com.meterwise.campaign.catalogue.Product;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.catalogue.Signed;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.decision.Portfolio;
import com.meterwise.campaign.decision.Promise;
import com.meterwise.campaign.decision.Promise.Measure;
import com.meterwise.campaign.intake.AccountsIn;
import com.meterwise.campaign.intake.ForecastsIn;
import com.meterwise.campaign.intake.ProfilesIn;
import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.CustomerChanged.Consent;
import com.meterwise.contracts.Json;
import com.meterwise.contracts.LoadForecasted;
import com.meterwise.contracts.ProfileUpdated;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.erasure.ErasedSubjects;
import com.meterwise.platform.erasure.Erasure;
import com.meterwise.platform.erasure.SubjectHash;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.JdbcTransactions;
import com.meterwise.platform.work.Transactions;

/** Eight workers decide the shards of a day side by side on a real database; caps, budget and consent hold, and nobody waits in vain. */
class ParallelDaysTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final MarketTime MARKET = new MarketTime(ZONE);
    private static final int CUSTOMERS = 300, SHARDS = 8, DAYS = 4, DAILY_CAP = 37, CAMPAIGN_CAP = 90, GROUP = 3;
    private static final Money BUDGET = Money.of("40.00");

    private final DataSource database = TestDatabase.fresh();
    private final Transactions transactions = new JdbcTransactions(Topic.CAMPAIGN, Set.of(Topic.DECISION, Topic.OFFER), database,
            Clock.systemUTC(), () -> {});

    @Test
    void caps_budget_and_consent_hold_however_many_work_at_once() throws Exception {
        load();
        InMemoryDefinitions definitions = definitions();
        Campaigns campaigns = new Campaigns(definitions, MARKET, 28);
        ExecutorService workers = Executors.newFixedThreadPool(SHARDS);
        try {
            for (int d = 0; d < DAYS; d++)
                decide(campaigns, DAY.plusDays(d), workers);
        } finally {
            workers.shutdownNow();
        }
        for (int d = 0; d < DAYS; d++)
            assertThat(count("select count(*) from offer where day = date '%s'".formatted(DAY.plusDays(d)))).as("global cap of a day")
                    .isLessThanOrEqualTo(DAILY_CAP);
        // a share may lie in a bucket none of whose customers qualifies; it is dealt anew on the next day
        assertThat(count("select count(*) from offer where day = date '%s'".formatted(DAY))).as("of the cap").isGreaterThan(DAILY_CAP / 2);
        assertThat(count("select count(*) from offer")).as("the campaign's cap in 30 days").isLessThanOrEqualTo(CAMPAIGN_CAP);
        double cost = definitions.newest(Kind.PRODUCT, "P-TOU-SWITCH").orElseThrow().contactCost().toDouble();
        assertThat(count("select count(*) from offer") * cost).as("budget").isLessThanOrEqualTo(BUDGET.toDouble())
                .isGreaterThan(BUDGET.toDouble() - 10);
        assertThat(count("select count(*) from (select unit from reservation group by unit having count(*) > 1) more")).as("group cap")
                .isZero();
        assertThat(count("select count(*) from offer where right(customer_id, 4)::int % 5 = 0")).as("without consent").isZero();
        assertThat(count("select count(*) from offer full join reservation using (offer_id) where offer.offer_id is null or "
                + "reservation.offer_id is null")).as("an offer for each reservation").isZero();
        assertThat(count("select count(*) from waiting")).as("who was capped waits").isPositive();
    }

    @Test
    void a_campaign_for_the_chosen_decides_about_them_alone() throws Exception {
        load();
        InMemoryDefinitions definitions = definitions();
        definitions.add(Kind.CAMPAIGN,
                signed(new Campaign("C-ALL", 2, "a target", "P-TOU-SWITCH", "EMAIL", Campaign.Status.ACTIVE, null, "s",
                        0, 0, null, null, null, new Entry(null, null, null, false, true), null)));
        Portfolios portfolios = new Portfolios(transactions, definitions, Clock.systemUTC());
        Portfolios.Picked picked = portfolios.enter("C-ALL", new Portfolios.Wish(Measure.SAVING, new Portfolio(500, 7, 100, 9), null),
                "mia");
        assertThat(picked.chosen()).hasSize(7);
        ExecutorService workers = Executors.newFixedThreadPool(SHARDS);
        try {
            decide(new Campaigns(definitions, MARKET, 28), DAY.plusDays(1), workers);
        } finally {
            workers.shutdownNow();
        }
        assertThat(count("select count(*) from decision")).as("decisions").isEqualTo(7);
        assertThat(count("select count(*) from decision where customer_id in ('%s')".formatted(
                String.join("','", picked.chosen().stream().map(Promise::customerId).toList())))).as("of the chosen").isEqualTo(7);
        assertThat(count("select count(*) from audit where action = 'campaign.enter'")).as("in the trail").isEqualTo(1);
    }

    private void decide(Campaigns campaigns, LocalDate day, ExecutorService workers) throws Exception {
        ClosedDay closed = new ClosedDay(day, 1, day, List.of());
        List<Future<?>> shards = new ArrayList<>();
        for (int s = 0; s < SHARDS; s++) {
            Shard shard = new Shard(s, SHARDS);
            shards.add(workers.submit(() -> transactions.run(work -> campaigns.run(closed, shard, work))));
        }
        for (Future<?> shard : shards)
            shard.get();
        transactions.run(work -> campaigns.reduce(closed, work));
    }

    /** One campaign on a condition that holds of all, capped in every way there is. */
    private static InMemoryDefinitions definitions() {
        InMemoryDefinitions definitions = new InMemoryDefinitions();
        for (Tariff tariff : SampleCatalogue.all(Kind.TARIFF))
            definitions.add(Kind.TARIFF, signed(tariff));
        for (Product product : SampleCatalogue.all(Kind.PRODUCT))
            definitions.add(Kind.PRODUCT, signed(product));
        Contact contact = new Contact(0, "g", List.of(new Cap(Cap.Scope.GLOBAL, null, DAILY_CAP, 1), new Cap(Cap.Scope.GROUP, null, 1, 30)),
                null, 7, Set.of(), 0, 1);
        for (Policy one : SampleCatalogue.all(Kind.POLICY))
            definitions.add(Kind.POLICY, signed(Policies.with(one, 30, contact)));
        definitions.add(Kind.CAMPAIGN,
                signed(new Campaign("C-ALL", 1, "everybody", "P-TOU-SWITCH", "EMAIL", Campaign.Status.ACTIVE, null, "s",
                        0, 0, null, null, null, new Entry("tariff = \"T-FLAT\"", null, null, false),
                        new Limits(CAMPAIGN_CAP, 30, BUDGET))));
        return definitions;
    }

    private static <T extends com.meterwise.campaign.catalogue.Definition<T>> Signed<T> signed(T definition) {
        return Signed.draft(definition, "author").approvedBy("approver", Instant.EPOCH);
    }

    private void load() {
        Erasure erasure = new Erasure(Topic.CAMPAIGN, List.of(), List.of(), new ErasedSubjects(new SubjectHash("test")));
        List<Received> accounts = new ArrayList<>(), profiles = new ArrayList<>(), forecasts = new ArrayList<>();
        for (int c = 0; c < CUSTOMERS; c++) {
            String id = "C-%04d".formatted(c);
            Map<String, Consent> consents = Map.of("email", new Consent(c % 5 == 0 ? "WITHDRAWN" : "GRANTED", Instant.EPOCH));
            String group = c < CUSTOMERS / 2 ? "G-%03d".formatted(c / GROUP) : null;
            accounts.add(received(id,
                    new CustomerChanged(id, "COMMERCIAL", null, null, null, null, null, null, "T-FLAT", true, null, consents, 0,
                            null, group, null, null, 0, 1)));
            profiles.add(received(id, new ProfileUpdated(id, DAY, Map.of("peakKw", 6d), steady(5), steady(5), Duration.ofHours(1), "S1",
                    "STANDARD", null, List.of(), "m1", "A", MARKET.endOf(DAY), 0, DAY.toEpochDay())));
            Map<String, double[]> deciles = new HashMap<>();
            for (int q = 1; q <= 9; q++)
                deciles.put("0." + q, steady(5 * (1 + .02 * (q - 5))));
            forecasts.add(received(id, new LoadForecasted("customer", id, DAY, MARKET.endOf(DAY), Duration.ofHours(1), MARKET.endOf(DAY),
                    deciles, "ridge", "A", null, 0, DAY.toEpochDay())));
        }
        take(new AccountsIn(erasure), accounts);
        take(new ProfilesIn(), profiles);
        take(new ForecastsIn(ZONE), forecasts);
    }

    private static Received received(String key, Record event) {
        return new Received(new ConsumerRecord<>("a-topic", 0, 0, key.getBytes(), Json.bytes(event)));
    }

    private void take(Handler handler, List<Received> events) { transactions.run(work -> handler.handle(events, work)); }

    private int count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
