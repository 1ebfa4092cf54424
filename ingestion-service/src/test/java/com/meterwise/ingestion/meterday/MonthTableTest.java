package com.meterwise.ingestion.meterday;

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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.embedded.TestStack;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.JdbcTransactions;
import com.meterwise.platform.work.Transactions;

class MonthTableTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 31);
    private static final String TABLES = "select inhrelid::regclass::text from pg_inherits where inhparent = 'meter_day'::regclass order by 1";

    private final EmbeddedDatabase.Access access = TestStack.shared().freshDatabase();
    private final DataSource database = access.dataSource();
    private final Transactions transactions = new JdbcTransactions("ingestion", Set.of(), database, Clock.systemUTC(), () -> {});

    @Test
    void days_lie_in_the_table_of_their_month_made_when_the_first_of_them_comes() throws SQLException {
        migrate("latest");
        assertThat(texts(TABLES)).isEmpty();
        ensure(MARCH, MARCH.plusDays(1), MARCH.minusDays(3));
        ensure(MARCH);
        insert("M-1", MARCH);
        insert("M-1", MARCH.plusDays(1));
        assertThat(texts(TABLES)).containsExactly("meter_day_2026_03", "meter_day_2026_04");
        assertThat(texts("select tableoid::regclass::text from meter_day order by day")).isEqualTo(texts(TABLES));
        assertThat(texts("select indexname::text from pg_indexes where tablename = 'meter_day_2026_03'")).hasSize(2);
    }

    @Test
    void a_filled_table_becomes_the_first_of_them_as_it_lies_on_disk() throws SQLException {
        migrate("1071");
        insert("M-1", MARCH);
        insert("M-1", LocalDate.of(2024, 1, 1));
        List<String> file = texts("select pg_relation_filepath('meter_day')");
        migrate("latest");
        assertThat(texts("select pg_relation_filepath('meter_day_before')")).isEqualTo(file);
        ensure(MARCH.withDayOfMonth(1), LocalDate.of(2023, 5, 5), MARCH.plusDays(1));
        assertThat(texts(TABLES)).containsExactly("meter_day_2026_04", "meter_day_before");
        insert("M-2", MARCH.withDayOfMonth(1));
        insert("M-2", MARCH.plusDays(1));
        assertThat(texts("select day::text from meter_day order by day")).containsExactly("2024-01-01", "2026-03-01", "2026-03-31",
                "2026-04-01");
        assertThat(retention(Duration.ofDays(30)).work(Instant.parse("2026-05-20T12:00:00Z"))).containsExactly("meter_day_before");
    }

    @Test
    void a_month_goes_when_its_last_day_is_too_old_with_what_was_found_in_it_and_months_to_come_are_ready() throws SQLException {
        migrate("latest");
        ensure(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 2, 5));
        for (String day : List.of("2026-01-05", "2026-02-01")) {
            insert("M-1", LocalDate.parse(day));
            execute("insert into finding values ('%1$s', 'M-1', 'importKwh', '%1$s', 'V06', 'HIGH', 1, '', now(), 'OPEN')".formatted(day));
        }
        Retention retention = retention(Duration.ofDays(60));
        assertThat(retention.work(Instant.parse("2026-03-31T12:00:00Z"))).as("30 January is the first day kept").isEmpty();
        assertThat(retention.work(Instant.parse("2026-04-02T12:00:00Z"))).containsExactly("meter_day_2026_01");
        assertThat(texts("select day::text from meter_day")).containsExactly("2026-02-01");
        assertThat(texts("select id from finding")).containsExactly("2026-02-01");
        assertThat(texts(TABLES)).containsExactly("meter_day_2026_02", "meter_day_2026_03", "meter_day_2026_04", "meter_day_2026_05",
                "meter_day_2026_06");
    }

    @Test
    void two_that_want_the_same_month_at_once_both_get_it() throws Exception {
        migrate("latest");
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            new MonthTable(first).ensure(List.of(MARCH));
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> ensure(MARCH));
            assertThat(second).isNotDone();
            first.commit();
            second.join();
        }
        assertThat(texts(TABLES)).containsExactly("meter_day_2026_03");
    }

    private Retention retention(Duration kept) { return new Retention(new MarketTime(ZoneId.of("Europe/Berlin")), transactions, kept); }

    private void ensure(LocalDate... days) { transactions.run(work -> new MonthTable(work.connection()).ensure(List.of(days))); }

    private void insert(String meter, LocalDate day) throws SQLException {
        String block = """
                insert into meter_day (meter_id, channel, day, interval_s, wh, quality, revised_at, present, revision, grade, kind, available_at)
                values ('%s', 'importKwh', '%s', 3600, '{}', '', '{}', 0, 1, 'A', 'CUSTOMER', now())""";
        execute(block.formatted(meter, day));
    }

    private void migrate(String version) {
        Flyway.configure().dataSource(access.jdbcUrl(), access.user(), access.password()).locations("db/platform", "db/service")
                .outOfOrder(true).target(version).load().migrate();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next())
                texts.add(found.getString(1));
        }
        return texts;
    }
}
