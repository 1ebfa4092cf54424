package com.meterwise.segmentation.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.CustomerErased;
import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.embedded.TestStack;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.rebuild.Rebuild;
import com.meterwise.platform.rebuild.Rebuilds;
import com.meterwise.platform.rebuild.Rebuilds.Step;
import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.JdbcTransactions;
import com.meterwise.platform.work.Transactions;
import com.meterwise.segmentation.RecordingWork;
import com.meterwise.segmentation.intake.ReadingsIn;

/** Read models built anew, on a real database; the transactions declare no topic, so that whatever was sent would fail. */
class RebuildsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 20);
    private static final String RETOLD = Topic.rebuild(Topic.SEGMENTATION).name();
    private static DataSource database;
    private static Transactions transactions;
    private final Handler live = Rebuilds.live(new ReadingsIn(new Bell()), ReadingsIn::retell);
    private final Handler retold = Rebuilds.retold(ReadingsIn::retell);
    private Map<String, Map<Integer, Long>> retoldUpTo = Map.of();
    private final Rebuilds rebuilds = new Rebuilds(ConsumptionModels.ALL, transactions, () -> retoldUpTo,
            InstantSource.fixed(Instant.EPOCH));

    @BeforeAll
    static void migrate() {
        EmbeddedDatabase.Access access = TestStack.shared().freshDatabase();
        Flyway.configure().dataSource(access.jdbcUrl(), access.user(), access.password()).locations("db/platform", "db/service").load()
                .migrate();
        database = access.dataSource();
        transactions = new JdbcTransactions(Topic.SEGMENTATION, Set.of(), database, InstantSource.system(), () -> {});
    }

    @BeforeEach
    void empty() throws SQLException {
        run("truncate meter_day, customer_day, customer_month, customer_span, kafka_offset, rebuild cascade");
        run("drop schema if exists rebuild cascade");
    }

    @Test
    void what_is_told_once_more_makes_the_live_state_whatever_the_order_and_the_batches() throws SQLException {
        for (long seed = 0; seed < 6; seed++) {
            empty();
            Random random = new Random(seed);
            List<ReadingsRecorded> all = meterDays(random, 300);
            apply(live, all, random);
            String id = begin();
            Collections.shuffle(all, random);
            apply(retold, all, random);
            assertThat(rebuilds.compare(id)).isEqualTo(Step.DONE);
            Rebuild compared = rebuilds.find(id).orElseThrow();
            assertThat(compared.state()).isEqualTo(Rebuild.COMPARED);
            assertThat(compared.differences()).as("seed " + seed).isEmpty();
            assertThat(compared.rows()).isGreaterThan(100);
            assertThat(compared.days()).as("30 days twice and two months").isEqualTo(62);
            assertThat(rebuilds.drop(id)).isEqualTo(Step.DONE);
        }
    }

    @Test
    void a_damaged_day_is_named_and_put_right() throws SQLException {
        Random random = new Random(7);
        List<ReadingsRecorded> all = meterDays(random, 300);
        apply(live, all, random);
        List<String> sound = state();
        run("update customer_day set total_wh = total_wh + 1 where day = '2026-03-25'");
        run("delete from meter_day where day = '2026-04-02'");
        run("update customer_month set wh = 0 where month = '2026-04-01'");
        run("update customer_span set first_day = '2020-01-01'");
        String id = begin();
        apply(retold, all, random);
        rebuilds.compare(id);
        assertThat(rebuilds.find(id).orElseThrow().differences()).extracting(at -> at.readModel() + " " + at.day())
                .containsExactly("customer_day 2026-03-25", "customer_month 2026-04-01", "meter_day 2026-04-02");
        assertThat(rebuilds.switchOver(id)).isEqualTo(Step.DONE);
        assertThat(state()).isEqualTo(sound);
        assertThat(rebuilds.find(id).orElseThrow().state()).isEqualTo(Rebuild.SWITCHED);
    }

    @Test
    void a_day_that_only_the_live_state_has_goes_with_its_customer() throws SQLException {
        apply(live, List.of(readings("C-1", "M-1", FIRST, 1, 2), readings("C-2", "M-2", FIRST, 1, 2)), new Random(1));
        String id = begin();
        apply(retold, List.of(readings("C-1", "M-1", FIRST, 1, 2)), new Random(1));
        rebuilds.compare(id);
        rebuilds.switchOver(id);
        assertThat(state()).noneMatch(row -> row.contains("C-2")).anyMatch(row -> row.contains("C-1"));
    }

    @Test
    void readings_that_come_while_it_fills_are_in_both() throws SQLException {
        apply(live, List.of(readings("C-1", "M-1", FIRST, 1, 2)), new Random(1));
        String id = begin();
        apply(live, List.of(readings("C-1", "M-1", FIRST, 2, 9), readings("C-1", "M-1", FIRST.plusDays(1), 1, 4)), new Random(1));
        apply(retold, List.of(readings("C-1", "M-1", FIRST, 1, 2)), new Random(1));
        rebuilds.compare(id);
        assertThat(rebuilds.find(id).orElseThrow().differing()).isZero();
        List<String> before = state();
        rebuilds.switchOver(id);
        assertThat(state()).isEqualTo(before).anyMatch(row -> row.contains(String.valueOf(24 * (9_000 + 4_000))));
    }

    @Test
    void an_erased_customer_is_forgotten_in_the_making_too() throws SQLException {
        List<ReadingsRecorded> both = List.of(readings("C-1", "M-1", FIRST, 1, 2), readings("C-2", "M-2", FIRST, 1, 2));
        apply(live, both, new Random(1));
        String id = begin();
        apply(retold, both, new Random(1));
        Handler customers = Rebuilds.erasing(
                (records,
                        work) -> run("delete from meter_day where customer_id = 'C-1'; delete from customer_day where customer_id = 'C-1';"
                                + "delete from customer_month where customer_id = 'C-1'; delete from customer_span where customer_id = 'C-1'"),
                ConsumptionModels.ALL);
        transactions.run(work -> customers.handle(
                List.of(RecordingWork.received(Topic.CUSTOMER, "C-1", new CustomerErased("e", "h", Instant.EPOCH))), work));
        run("update customer_day set total_wh = 1");
        rebuilds.compare(id);
        rebuilds.switchOver(id);
        assertThat(state()).noneMatch(row -> row.contains("C-1")).anyMatch(row -> row.contains("C-2"));
    }

    @Test
    void comparing_waits_until_all_that_was_told_has_been_read() throws SQLException {
        String id = begin();
        retoldUpTo = Map.of(RETOLD, Map.of(0, 5L));
        assertThat(rebuilds.compare(id)).isEqualTo(Step.STILL_READING);
        run("insert into kafka_offset values ('" + RETOLD + "', 0, 5, 'T')");
        assertThat(rebuilds.compare(id)).isEqualTo(Step.DONE);
    }

    @Test
    void one_at_a_time_and_nothing_is_switched_that_was_not_compared() {
        String id = begin();
        assertThat(rebuilds.begin(FIRST, FIRST)).isEmpty();
        assertThat(rebuilds.switchOver(id)).isEqualTo(Step.NOT_COMPARED);
        assertThat(rebuilds.drop(id)).isEqualTo(Step.DONE);
        assertThat(rebuilds.drop(id)).isEqualTo(Step.NOT_OPEN);
        assertThat(rebuilds.compare(id)).isEqualTo(Step.NOT_OPEN);
        assertThat(rebuilds.list(10)).singleElement().extracting(Rebuild::state).isEqualTo(Rebuild.DROPPED);
    }

    @Test
    void a_rebuild_of_sums_of_months_takes_whole_months() {
        Rebuild rebuild = rebuilds.begin(FIRST, FIRST).orElseThrow();
        assertThat(rebuild.from()).isEqualTo("2026-03-01");
        assertThat(rebuild.to()).isEqualTo("2026-03-31");
    }

    private String begin() { return rebuilds.begin(FIRST, FIRST.plusDays(30)).orElseThrow().rebuildId(); }

    private static void apply(Handler handler, List<ReadingsRecorded> all, Random random) {
        for (int from = 0; from < all.size();) {
            List<ReadingsRecorded> batch = all.subList(from, Math.min(all.size(), from + 1 + random.nextInt(60)));
            transactions.run(work -> handler.handle(batch.stream()
                    .map(event -> RecordingWork.received(Topic.READINGS, event.customerId(), event)).toList(), work));
            from += batch.size();
        }
    }

    private static List<ReadingsRecorded> meterDays(Random random, int count) {
        List<ReadingsRecorded> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int meter = random.nextInt(8);
            LocalDate day = FIRST.plusDays(i % 30);
            int revision = 1 + random.nextInt(3);
            double kwh = new Random(meter * 1000L + day.toEpochDay() * 10 + revision).nextInt(100) / 10.0;
            all.add(readings("C-" + meter / 2, "M-" + meter, day, revision, kwh));
        }
        return all;
    }

    private static ReadingsRecorded readings(String customer, String meter, LocalDate day, int revision, double kwh) {
        double[] values = new double[24];
        Arrays.fill(values, kwh);
        Instant start = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        return new ReadingsRecorded(meter, "importKwh", customer, null, "CUSTOMER", day, start, Duration.ofHours(1), values,
                "V".repeat(24), "VALIDATED", revision, start.plus(Duration.ofDays(1)));
    }

    private static List<String> state() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            for (String table : List.of("meter_day", "customer_day", "customer_month", "customer_span"))
                try (ResultSet found = statement.executeQuery("select t::text from %s t order by 1".formatted(table))) {
                    while (found.next())
                        rows.add(table + found.getString(1));
                }
        }
        return rows;
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
