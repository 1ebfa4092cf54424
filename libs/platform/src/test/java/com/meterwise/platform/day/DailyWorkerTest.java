package com.meterwise.platform.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.Json;
import com.meterwise.contracts.MarketDayClosed;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.Bench;
import com.meterwise.platform.ServiceEvents;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.intake.Subscription;
import com.meterwise.platform.outbox.OutboxRelay;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

class DailyWorkerTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 28);
    private final Bench bench = new Bench(Set.of(Topic.SEGMENTATION_DAY_DONE));

    DailyWorkerTest() throws Exception { bench.execute("create table seen (id bigint generated always as identity, day date, what text)"); }

    @Test
    void days_are_worked_in_order_each_shard_once_then_reduced_once_then_announced() throws Exception {
        try (DailyWorker first = worker("a", logging(), 8); DailyWorker second = worker("b", logging(), 8); OutboxRelay relay = relay()) {
            relay.start();
            first.start();
            second.start();
            close(FIRST.plusDays(2), 1, FIRST.plusDays(2), Map.of());
            close(FIRST, 1, FIRST.plusDays(2), Map.of());
            close(FIRST.plusDays(1), 1, FIRST.plusDays(2), Map.of());
            Bench.await("three days done", () -> done() == 3);
        }
        assertThat(bench.number("select count(*) from seen where what like 'shard%'")).isGreaterThanOrEqualTo(24);
        assertThat(bench.number("select count(*) from seen where what = 'reduce'")).isEqualTo(3);
        assertThat(bench.number("select count(*) from (select day, what from seen group by 1, 2 having count(*) > 1) as twice")).isZero();
        assertThat(bench.number("""
                select count(*) from seen as early join seen as late on early.id < late.id and early.day > late.day
                where early.what = 'reduce' and late.what = 'reduce'""")).isZero();
    }

    @Test
    void a_day_waits_until_everything_it_rests_on_is_applied() throws Exception {
        try (DailyWorker worker = worker("a", logging(), 2)) {
            close(FIRST, 1, FIRST, Map.of(0, 100L, 1, 0L));
            assertThat(worker.step()).as("nothing read yet").isFalse();
            bench.execute("insert into kafka_offset values ('ingestion.readings.v1', 0, 99, 'x')");
            assertThat(worker.step()).as("one record short").isFalse();
            bench.execute("update kafka_offset set next_offset = 100");
            assertThat(worker.step()).isTrue();
        }
    }

    @Test
    void a_run_of_days_waits_for_what_other_topics_told_before_it_was_seen_and_for_no_more() throws Exception {
        Topic tariffs = bench.topic("tariffs-of-" + getClass().getSimpleName(), 1, Map.of());
        DailyWork pricing = new DailyWork() {
            @Override
            public Set<Topic> alsoRestsOn() { return Set.of(tariffs); }

            @Override
            public int run(ClosedDay day, Shard shard, Work work) { return 1; }
        };
        bench.produce(tariffs, 0, 3, i -> "tariff " + i);
        try (DailyWorker worker = worker("a", pricing, 1)) {
            close(FIRST, 1, FIRST, Map.of());
            assertThat(worker.step()).as("three tariffs are not read").isFalse();
            bench.produce(tariffs, 3, 4, i -> "a later one");
            bench.execute("insert into kafka_offset values ('%s', 0, 3, 'x')".formatted(tariffs.name()));
            assertThat(worker.step()).isTrue();
        }
    }

    @Test
    void a_replica_that_starts_again_takes_up_the_shards_it_died_with() throws Exception {
        try (OutboxRelay relay = relay(); DailyWorker again = worker("a", logging(), 2); DailyWorker other = worker("ab", logging(), 2)) {
            close(FIRST, 1, FIRST, Map.of());
            bench.execute("insert into day_run (day, revision, state) values ('2026-03-28', 1, 'RUNNING')");
            bench.execute(
                    "insert into work_shard (day, revision, shard, owner, until, attempt) values ('2026-03-28', 1, 0, 'a/dead', 'infinity', 1),"
                            + " ('2026-03-28', 1, 1, 'a/dead', 'infinity', 1)");
            assertThat(other.step()).as("another's lease holds").isFalse();
            relay.start();
            again.start();
            Bench.await("done", () -> done() == 1);
        }
        assertThat(bench.number("select count(*) from seen where what like 'shard%'")).isEqualTo(2);
    }

    @Test
    void a_failing_shard_is_tried_again_and_leaves_nothing_half_done() throws Exception {
        AtomicInteger failures = new AtomicInteger(3);
        DailyWork flaky = new DailyWork() {
            @Override
            public int run(ClosedDay day, Shard shard, Work work) throws Exception {
                log(day, "shard " + shard.index(), work);
                if (failures.getAndDecrement() > 0) throw new IllegalStateException("again");
                return 1;
            }
        };
        try (DailyWorker worker = worker("a", flaky, 2); OutboxRelay relay = relay()) {
            relay.start();
            worker.start();
            close(FIRST, 1, FIRST, Map.of());
            Bench.await("done", () -> done() == 1);
        }
        assertThat(bench.number("select count(*) from seen")).isEqualTo(2);
    }

    @Test
    void a_shard_that_failed_with_the_database_does_not_wait_for_the_end_of_its_lease() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        Transactions failing = new Transactions() {
            @Override
            public <T> T call(Body<T> body) {
                if (failures.get() > 0 && failures.getAndDecrement() > 0) throw new IllegalStateException("the database is away");
                return bench.transactions.call(body);
            }
        };
        AtomicBoolean first = new AtomicBoolean(true);
        DailyWork interrupted = new DailyWork() {
            @Override
            public int run(ClosedDay day, Shard shard, Work work) throws Exception {
                if (first.getAndSet(false)) {
                    failures.set(3);
                    throw new IllegalStateException("in the middle of a shard");
                }
                return 1;
            }
        };
        try (DailyWorker worker = worker("a", interrupted, 1, failing); OutboxRelay relay = relay()) {
            relay.start();
            worker.start();
            close(FIRST, 1, FIRST, Map.of());
            Bench.await("done", () -> done() == 1);
        }
        assertThat(bench.number("select max(attempt) from work_shard")).isEqualTo(2);
    }

    @Test
    void a_dead_workers_shard_is_taken_over_when_its_lease_ends() throws Exception {
        try (DailyWorker worker = worker("alive", logging(), 1); OutboxRelay relay = relay()) {
            close(FIRST, 1, FIRST, Map.of());
            bench.execute("insert into day_run (day, revision, state) values ('2026-03-28', 1, 'RUNNING')");
            bench.execute("insert into work_shard (day, revision, shard, owner, until, attempt) "
                    + "values ('2026-03-28', 1, 0, 'dead', clock_timestamp() + interval '1 second', 1)");
            relay.start();
            worker.start();
            Bench.await("done", () -> done() == 1);
        }
        assertThat(bench.number("select max(attempt) from work_shard")).isEqualTo(2);
    }

    @Test
    void what_takes_long_is_done_before_the_shard_in_transactions_of_its_own_and_not_lost_with_it() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        DailyWork work = new DailyWork() {
            @Override
            public void prepare(ClosedDay day, Shard shard, Transactions transactions) {
                transactions.run(open -> open.connection().createStatement().execute("insert into seen (what) values ('first')"));
                transactions.run(open -> open.connection().createStatement().execute("insert into seen (what) values ('second')"));
            }

            @Override
            public int run(ClosedDay day, Shard shard, Work work) {
                if (failures.getAndDecrement() > 0) throw new IllegalStateException("once");
                return 1;
            }
        };
        try (DailyWorker worker = worker("a", work, 1)) {
            close(FIRST, 1, FIRST, Map.of());
            worker.step();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("once");
        }
        assertThat(bench.number("select count(*) from seen")).isEqualTo(2);
    }

    @Test
    void who_has_lost_a_shard_prepares_nothing_more() throws Exception {
        DailyWork work = new DailyWork() {
            @Override
            public void prepare(ClosedDay day, Shard shard, Transactions transactions) throws Exception {
                bench.execute("update work_shard set attempt = attempt + 1");
                transactions.run(open -> open.connection().createStatement().execute("insert into seen (what) values ('late')"));
            }

            @Override
            public int run(ClosedDay day, Shard shard, Work work) { return 1; }
        };
        try (DailyWorker worker = worker("a", work, 1)) {
            close(FIRST, 1, FIRST, Map.of());
            assertThatThrownBy(worker::step).hasStackTraceContaining("has been taken over");
        }
        assertThat(bench.number("select count(*) from seen")).isZero();
    }

    @Test
    void a_day_nobody_wants_is_done_at_once_and_a_late_revision_follows_its_run() throws Exception {
        DailyWork lastOnly = new DailyWork() {
            @Override
            public boolean wants(ClosedDay day) { return day.isWithinLast(1); }

            @Override
            public int run(ClosedDay day, Shard shard, Work work) throws Exception {
                log(day, "shard " + shard.index() + " revision " + day.revision(), work);
                return 0;
            }
        };
        try (DailyWorker worker = worker("a", lastOnly, 1); OutboxRelay relay = relay()) {
            relay.start();
            close(FIRST, 1, FIRST.plusDays(1), Map.of());
            close(FIRST.plusDays(1), 1, FIRST.plusDays(1), Map.of());
            close(FIRST.plusDays(1), 2, FIRST.plusDays(1), Map.of());
            worker.start();
            Bench.await("done", () -> done() == 3);
        }
        assertThat(bench.number("select count(*) from seen")).isEqualTo(2);
        assertThat(bench.number("select count(*) from seen as a join seen as b on a.id < b.id where a.what like '%2' and b.what like '%1'"))
                .isZero();
    }

    @Test
    void shards_cover_every_bucket_once() {
        int[] held = new int[Shard.BUCKETS];
        for (int i = 0; i < 8; i++)
            for (int bucket = new Shard(i, 8).firstBucket(); bucket <= new Shard(i, 8).lastBucket(); bucket++)
                held[bucket]++;
        assertThat(held).containsOnly(1);
        assertThat(new Shard(Shard.bucketOf("C-1") / 8, 8).holds("C-1")).isTrue();
    }

    private DailyWork logging() {
        return new DailyWork() {
            @Override
            public int run(ClosedDay day, Shard shard, Work work) throws Exception {
                log(day, "shard " + shard.index(), work);
                return 1;
            }

            @Override
            public void reduce(ClosedDay day, Work work) throws Exception { log(day, "reduce", work); }
        };
    }

    private static void log(ClosedDay day, String what, Work work) throws Exception {
        try (PreparedStatement insert = work.connection().prepareStatement("insert into seen (day, what) values (?, ?)")) {
            insert.setObject(1, day.day());
            insert.setString(2, what);
            insert.executeUpdate();
        }
    }

    private DailyWorker worker(String owner, DailyWork work, int shards) { return worker(owner, work, shards, bench.transactions); }

    private DailyWorker worker(String owner, DailyWork work, int shards, Transactions transactions) {
        ServiceEvents events = new ServiceEvents(Topic.SEGMENTATION, List.of(new Subscription(Topic.READINGS, (records, open) -> {})),
                Set.of(), Optional.of(work), Set.of(),
                Optional.of(Topic.SEGMENTATION_DAY_DONE));
        return new DailyWorker(events, transactions, new Watermarks(bench.kafka.admin(), bench.transactions), Clock.systemUTC(),
                owner,
                shards, 2);
    }

    private OutboxRelay relay() { return new OutboxRelay("relay", bench.transactions, () -> bench.kafka.producer("relay"), () -> {}); }

    private void close(LocalDate day, int revision, LocalDate through, Map<Integer, Long> upTo) {
        MarketDayClosed closed = new MarketDayClosed(day, "Europe/Berlin", revision, 1, 1, Map.of(), upTo, Map.of(), List.of(), through,
                Instant.EPOCH);
        bench.transactions.run(work -> DayTicks.marketDays(List.of(new Received(
                new ConsumerRecord<>(Topic.MARKET_DAY.name(), 0, 0, new byte[0], Json.bytes(closed)))), work));
    }

    private long done() throws Exception { return bench.number("select count(*) from day_run where state = 'DONE'"); }
}
