package com.meterwise.segmentation.screening;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.contracts.IndicatorObserved;
import com.meterwise.contracts.ServiceEventRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Bell;
import com.meterwise.segmentation.RecordingWork;
import com.meterwise.segmentation.TestDatabase;
import com.meterwise.segmentation.features.Grade;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.intake.MarketFactsIn;
import com.meterwise.segmentation.intake.Sql;

class AccountTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final MarketTime TIME = new MarketTime(ZoneId.of("UTC"));
    private static final Economics ECONOMICS = new Economics(0.1, 0, 0, 0.1, 2, 0.1);
    private final MarketFactsIn facts = new MarketFactsIn(new Bell());
    private Connection connection;
    private RecordingWork work;

    @BeforeEach
    void open() throws SQLException, IOException {
        connection = TestDatabase.connection();
        new Sql(connection).update("truncate load_profile, customer_month, contract, service_event, indicator, standing, tier_change, pin,"
                + " customer_state, customer_span");
        work = new RecordingWork(connection);
        new LoadProfileTable(connection).put(List.of(profile("A"), profile("B")));
    }

    @AfterEach
    void close() throws SQLException { connection.close(); }

    @Test
    void an_account_is_read_as_of_the_day() {
        facts.contracts(List.of(received(Topic.CONTRACT, "K1", contract("K1", "2026-01-01", "2026-08-31", "0.30")), received(
                Topic.CONTRACT, "K2", contract("K2", "2026-07-01", "2027-07-31", "0.10"))), work);
        facts.serviceEvents(List.of(event("E1", "COMPLAINT", "2026-06-30T10:00:00Z"), event("E2", "COMPLAINT",
                "2026-07-01T10:00:00Z"), event("E3", "VISIT", "2025-01-15T10:00:00Z")), work);
        MarketFactsIn.indicators(List.of(price("2026-06-01T00:00:00Z", 100), price("2026-07-01T00:00:00Z", 999)), work);
        Account account = accounts().get(0);
        assertThat(account.dealings().contractDays()).as("K2 has not begun").isEqualTo(62);
        assertThat(account.dealings().complaints()).as("E2 has not happened").isEqualTo(1);
        assertThat(account.dealings().contacts()).as("E3 is more than a year ago").isZero();
        assertThat(account.dealings().monthsSinceContact()).isEqualTo(17);
        assertThat(account.dealings().tenureMonths()).isEqualTo(5);
        assertThat(account.money().revenue()).isCloseTo(300, within(1e-9));
        assertThat(account.money().margin()).isCloseTo(300 - 1_000 * 0.1, within(1e-9));
        assertThat(accounts().get(1).money()).isEqualTo(Money.UNKNOWN);
    }

    @Test
    void change_of_use_is_told_against_a_year_ago_and_against_everybody() {
        for (String[] row : new String[][]{ { "A", "2026-04-01", "100" }, { "A", "2026-05-01", "100" }, { "A", "2026-06-01", "100" },
                { "A", "2025-04-01", "80" }, { "A", "2025-05-01", "80" }, { "A", "2025-06-01", "80" }, { "B", "2026-05-01", "100" },
                { "B", "2026-06-01", "300" } })
            new Sql(connection).update("insert into customer_month values (?, ?::date, ?, 1)", row[0], row[1], Long.parseLong(row[2]));
        List<Account> accounts = accounts();
        assertThat(accounts.get(0).dealings().growth()).isCloseTo(0.25, within(1e-9));
        assertThat(accounts.get(1).dealings().growth()).isNull();
        // everybody: 200 to 400; A unchanged is half of that
        assertThat(accounts.get(0).dealings().recent()).isCloseTo(-0.5, within(1e-9));
        assertThat(accounts.get(1).dealings().recent()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_standing_is_read_back_as_it_was_written_and_tiers_are_kept_through_time() {
        Screening screening = new Screening(Thresholds.DEFAULTS, Weights.DEFAULTS, ECONOMICS, 1);
        List<Standing> standings = screening.screen(accounts(), DAY);
        StandingTable table = new StandingTable(connection);
        table.put(standings);
        table.put(standings);
        assertThat(table.of(List.of("A", "B"))).isEqualTo(standings);
        table.put(screening.screen(accounts(), DAY.plusDays(1)));
        assertThat(new Sql(connection).list("select customer_id from tier_change order by 1", row -> row.getString(1)))
                .as("the second day brought no other tier").containsExactly("A", "B");
        assertThat(accounts().get(0).before()).hasValueSatisfying(before -> assertThat(before.earned()).isEqualTo(standings.get(0).tier()));
    }

    @Test
    void a_pin_holds_through_its_last_day_and_not_a_day_longer() {
        new Sql(connection).update("insert into pin (customer_id, tier, reason, until, pinned_by) values ('A', 'KEY', 'a promise', ?, 'm')",
                DAY);
        Screening screening = new Screening(Thresholds.DEFAULTS, Weights.DEFAULTS, ECONOMICS, 1);
        Standing held = screening.screen(accounts(), DAY).get(0);
        assertThat(held.tier()).isEqualTo(Tier.KEY);
        assertThat(held.gates()).singleElement().asString().contains("until 2026-06-30", "a promise");
        new StandingTable(connection).put(List.of(held));
        new LoadProfileTable(connection).put(List.of(profile("A", DAY.plusDays(1)), profile("B", DAY.plusDays(1))));
        List<Account> after = new AccountTable(connection, TIME, ECONOMICS, DAY.plusDays(1)).all();
        assertThat(after.get(0).pin()).isEmpty();
        assertThat(screening.screen(after, DAY.plusDays(1)).get(0).tier()).as("what a pin gave is not held for months")
                .isNotEqualTo(Tier.KEY);
    }

    private List<Account> accounts() { return new AccountTable(connection, TIME, ECONOMICS, DAY).all(); }

    private static LoadProfile profile(String id) { return profile(id, DAY); }

    private static LoadProfile profile(String id, LocalDate day) {
        double[] flat = new double[24];
        Arrays.fill(flat, 1);
        return new LoadProfile(id, day, new TreeMap<>(Map.of("annualKwh", 1_000.0, "loadFactor", 0.5)), flat, flat, Duration.ofHours(1), 30,
                Grade.A);
    }

    private static ContractChanged contract(String id, String from, String to, String price) {
        return new ContractChanged(id, "A", "fix", LocalDate.parse(from), LocalDate.parse(to), price, "EUR", null, null, null, 0, 1);
    }

    private static com.meterwise.platform.intake.Received event(String id, String kind, String at) {
        return received(Topic.SERVICE_EVENT, "A", new ServiceEventRecorded(id, "A", kind, Instant.parse(at), null, null, null));
    }

    private static com.meterwise.platform.intake.Received price(String at, double value) {
        return received(Topic.INDICATOR, "price.wholesale", new IndicatorObserved("price.wholesale", null, Instant.parse(at), null, value,
                "EUR/MWh", "exchange"));
    }
}
