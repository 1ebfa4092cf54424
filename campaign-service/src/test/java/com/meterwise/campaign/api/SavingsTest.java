package com.meterwise.campaign.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.campaign.TestDatabase;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.work.JdbcTransactions;

/** On a real database: one customer accepted on 1 June, ten did not. */
class SavingsTest {
    private static DataSource database;
    private final Savings savings = new Savings(
            new JdbcTransactions(Topic.CAMPAIGN, Set.of(), database(), Clock.systemUTC(), () -> {}), ZoneOffset.UTC);

    private static DataSource database() {
        if (database == null) database = TestDatabase.fresh();
        return database;
    }

    @BeforeEach
    void forget() throws SQLException {
        run("truncate offer, daily_energy");
        offer("O-1", "C-0", "ACCEPTED");
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void offer(String id, String customer, String status) throws SQLException { run("""
            insert into offer values ('%s', '%s', 'C', 'P', 4, '%s', false, date '2026-05-20', 1, 1, 'EUR', '{}', 'h', '{}',
                '2026-07-01T00:00:00Z', '2026-06-01T10:00:00Z', 0)""".formatted(id, customer, status)); }

    /** @param after what daily use of 100 kWh, 60 at weekends, is multiplied with from 2 June on */
    private static void use(String customer, double after, String until) throws SQLException { run("""
            insert into daily_energy
            select '%s', day::date, 0, 0, 1, (case when extract(isodow from day) > 5 then 60 else 100 end + extract(doy from day)::int %% 3)
                   * case when day >= date '2026-06-02' then %s else 1 end
              from generate_series(date '2026-04-06', date '%s', interval '1 day') day""".formatted(customer, after, until)); }

    @Test
    void what_was_saved_is_told_beside_what_everybody_else_saved() throws SQLException {
        use("C-0", .8, "2026-06-29");
        for (int c = 1; c <= 10; c++)
            use("C-" + c, .9, "2026-06-29");
        Savings.Report report = savings.of("O-1");
        assertThat(report.growth()).isCloseTo(.9, within(.01));
        assertThat(report.saved().kwh() / report.saved().predicted()).isCloseTo(1 - .8 / .9, within(.01));
        assertThat(report.statement()).startsWith("saved ").contains("28 days");
    }

    @Test
    void who_did_as_everybody_else_did_saved_nothing() throws SQLException {
        for (int c = 0; c <= 10; c++)
            use("C-" + c, .9, "2026-06-29");
        assertThat(savings.of("O-1").statement()).startsWith("no saving shown");
    }

    @Test
    void too_few_days_or_others_are_told_and_claim_nothing() throws SQLException {
        use("C-0", .8, "2026-06-05");
        assertThat(savings.of("O-1").statement()).isEqualTo("not measurable: fewer than 7 days since 2026-06-01");
        run("truncate daily_energy");
        use("C-0", .8, "2026-06-29");
        assertThat(savings.of("O-1").statement()).isEqualTo("not measurable: fewer than 5 others to compare with");
        run("delete from daily_energy where day = date '2026-05-01'");
        assertThat(savings.of("O-1").statement()).contains("a day's use is missing");
    }

    @Test
    void only_what_was_accepted_can_save() throws SQLException {
        offer("O-2", "C-1", "SENT");
        assertThatThrownBy(() -> savings.of("O-2")).isInstanceOf(Problem.class).hasMessageContaining("SENT");
        assertThatThrownBy(() -> savings.of("O-none")).isInstanceOf(Problem.class);
    }
}
