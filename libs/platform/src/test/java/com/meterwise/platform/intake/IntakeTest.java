package com.meterwise.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.TestStack;
import com.meterwise.platform.Bench;
import com.meterwise.platform.deadletter.DeadLetters;
import com.meterwise.platform.trace.Correlation;
import com.meterwise.platform.work.Work;

class IntakeTest {
    private final Bench bench = new Bench(Set.of());

    IntakeTest() throws Exception { bench.execute("create table applied (partition int, record_offset bigint, n bigint)"); }

    @Test
    void every_record_is_applied_once_and_a_restart_goes_on_where_the_state_stands() throws Exception {
        Topic topic = bench.topic("t-once", 3, Map.of());
        bench.produce(topic, 0, 1000, Integer::toString);
        try (Intake intake = created("once", "0", 100, topic)) {
            intake.start();
            Bench.await("1000 applied", () -> applied() == 1000);
        }
        bench.produce(topic, 1000, 1500, Integer::toString);
        try (Intake intake = created("once", "0", 100, topic)) {
            intake.start();
            Bench.await("1500 applied", () -> applied() >= 1500);
        }
        assertExactly(1500);
    }

    @Test
    void what_a_record_makes_the_service_log_and_send_bears_the_name_of_the_request_it_began_with() throws Exception {
        Topic topic = bench.topic("t-named", 1, Map.of());
        try (Producer<byte[], byte[]> producer = bench.kafka.producer("test")) {
            ProducerRecord<byte[], byte[]> named = new ProducerRecord<>(topic.name(), bytes("C-1"), bytes("7"));
            named.headers().add(Correlation.HEADER, bytes("load-7"));
            producer.send(named).get(60, TimeUnit.SECONDS);
        }
        Map<String, String> seen = new ConcurrentHashMap<>();
        Handler handler = (records, work) -> {
            seen.put("log", Correlation.current().orElse("none"));
            seen.put("sent", Correlation.of("C-1", "C-1").orElse("none"));
        };
        try (Intake intake = bench.intake("named", "0", 10, List.of(new Subscription(topic, handler)))) {
            intake.start();
            Bench.await("it came", () -> seen.size() == 2);
        }
        assertThat(seen).containsOnly(Map.entry("log", "load-7"), Map.entry("sent", "load-7"));
    }

    private static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }

    @Test
    void a_poison_record_is_set_aside_with_cause_and_bytes_and_the_partition_goes_on() throws Exception {
        Topic topic = bench.topic("t-poison", 2, Map.of());
        bench.produce(topic, 0, 400, i -> i == 123 ? "poison \u0000 bytes" : i == 300 ? null : Integer.toString(i));
        try (Intake intake = created("poison", "0", 100, topic)) {
            intake.start();
            Bench.await("398 applied, 2 aside", () -> applied() == 398 && bench.number("select count(*) from dead_letter") == 2);
        }
        assertExactly(398);
        assertThat(bench.number("select count(*) from dead_letter where cause like 'NumberFormatException%' and value = '"
                + hex("poison \u0000 bytes") + "'")).isEqualTo(1);
        assertThat(bench.number("select count(*) from dead_letter where value is null and cause like '%tombstone%'")).isEqualTo(1);
        assertThat(bench.number("select sum(records) from outbox where topic = 'campaign.dead-letter.v1'")).isEqualTo(2);
    }

    @Test
    void unreadable_records_are_set_aside_and_their_neighbours_applied_together() throws Exception {
        Topic topic = bench.topic("t-unreadable", 1, Map.of());
        List<Integer> together = Collections.synchronizedList(new ArrayList<>());
        Handler reading = (records, work) -> {
            for (Received record : records)
                record.as(JsonNode.class);
            together.add(records.size());
            insert(records, work);
        };
        bench.produce(topic, 0, 400, i -> i == 123 || i == 125 || i == 300 ? "no { number" : Integer.toString(i));
        try (Intake intake = bench.intake("unreadable", "0", 100, List.of(new Subscription(topic, reading)))) {
            intake.start();
            Bench.await("397 applied, 3 aside", () -> applied() == 397 && bench.number("select count(*) from dead_letter") == 3);
        }
        assertExactly(397);
        assertThat(together).as("halving would have come down to single records").doesNotContain(1);
        assertThat(bench.number("select count(*) from dead_letter where value = '" + hex("no { number") + "'")).isEqualTo(3);
    }

    @Test
    void a_replayed_dead_letter_is_applied_or_superseded() throws Exception {
        Topic topic = bench.topic("t-replay", 1, Map.of());
        AtomicBoolean broken = new AtomicBoolean(true);
        bench.execute("create table latest (n bigint)");
        Handler newest = (records, work) -> {
            for (Received record : records) {
                if (broken.get()) throw new IllegalStateException("not yet");
                try (PreparedStatement insert = work.connection().prepareStatement(
                        "insert into latest select ? where not exists (select from latest where n >= ?)")) {
                    insert.setLong(1, number(record));
                    insert.setLong(2, number(record));
                    insert.executeUpdate();
                }
            }
        };
        List<Subscription> subscriptions = List.of(new Subscription(topic, newest));
        bench.produce(topic, 7, 9, Integer::toString);
        try (Intake intake = bench.intake("replay", "0", 10, subscriptions)) {
            intake.start();
            Bench.await("both aside", () -> bench.number("select count(*) from dead_letter") == 2);
        }
        broken.set(false);
        DeadLetters letters = new DeadLetters(Topic.CAMPAIGN, subscriptions);
        long second = bench.number("select max(id) from dead_letter");
        assertThat(letters.replay(second, bench.transactions)).contains(DeadLetters.Outcome.APPLIED);
        assertThat(letters.replay(second - 1, bench.transactions)).contains(DeadLetters.Outcome.SUPERSEDED);
        assertThat(letters.replay(second + 1, bench.transactions)).isEmpty();
        assertThat(bench.number("select count(*) from dead_letter where state = 'REPLAYED'")).isEqualTo(2);
    }

    @Test
    void a_compacted_topic_with_holes_is_read_to_its_end() throws Exception {
        Topic topic = bench.topic("t-holes", 1,
                Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.001", "segment.ms", "100",
                        "max.compaction.lag.ms", "100", "delete.retention.ms", "100"));
        for (int round = 0; round < 3; round++)
            bench.produce(topic, round * 300, round * 300 + 300, Integer::toString);
        bench.produce(topic, 900, 901, Integer::toString);
        Bench.await("holes", () -> {
            bench.produce(topic, 950, 951, Integer::toString);
            return recordsIn(topic) < 700;
        });
        try (Intake intake = created("holes", "0", 50, topic)) {
            intake.start();
            Bench.await("read to the end", () -> bench.number("select coalesce(max(next_offset), 0) from kafka_offset") >= end(topic));
        }
        assertThat(applied()).isLessThan(end(topic)).isPositive();
        assertThat(bench.number("select count(*) from dead_letter")).isZero();
    }

    @Test
    void a_killed_database_is_waited_out_without_a_dead_letter() throws Exception {
        Topic topic = bench.topic("t-outage", 3, Map.of());
        bench.produce(topic, 0, 2000, Integer::toString);
        try (Intake intake = created("outage", "0", 50, topic)) {
            intake.start();
            Bench.await("some applied", () -> applied() > 100);
            TestStack.shared().database().kill();
            Bench.await("the intake says what it waits for", () -> bench.state.waitsFor().isPresent());
            TestStack.shared().database().restart();
            Bench.await("2000 applied", () -> applied() == 2000);
        }
        assertExactly(2000);
        assertThat(bench.number("select count(*) from dead_letter")).isZero();
        assertThat(bench.state.isAlive()).isTrue();
    }

    @Test
    void a_killed_broker_is_waited_out() throws Exception {
        Topic topic = bench.topic("t-broker", 3, Map.of());
        bench.produce(topic, 0, 300, Integer::toString);
        try (Intake intake = created("broker", "0", 50, topic)) {
            intake.start();
            Bench.await("300 applied", () -> applied() == 300);
            TestStack.shared().kafka().kill();
            TestStack.shared().kafka().restart();
            bench.produce(topic, 300, 600, Integer::toString);
            Bench.await("600 applied", () -> applied() >= 600);
        }
        assertExactly(600);
    }

    @Test
    void a_rebalance_storm_with_two_replicas_applies_every_record_once() throws Exception {
        Topic topic = bench.topic("t-storm", 6, Map.of());
        Handler slow = (records, work) -> {
            insert(records, work);
            work.connection().createStatement().execute("select pg_sleep(0.05)");
        };
        List<Subscription> subscriptions = List.of(new Subscription(topic, slow));
        try (Intake first = bench.intake("storm", "0", 40, subscriptions)) {
            first.start();
            for (int round = 0; round < 6; round++) {
                bench.produce(topic, round * 500, round * 500 + 500, Integer::toString);
                long before = applied();
                // the second replica joins under a new name each time, as a rolling scale-up does, and leaves in mid-work
                try (Intake second = bench.intake("storm", "r" + round, 40, subscriptions)) {
                    second.start();
                    Bench.await("progress in round " + round, () -> applied() > before + 100);
                }
            }
            Bench.await("3000 applied", () -> applied() >= 3000);
        }
        assertExactly(3000);
    }

    @Test
    void a_replica_frozen_in_mid_batch_cannot_apply_its_batch_a_second_time() throws Exception {
        Topic topic = bench.topic("t-fence", 1, Map.of());
        bench.produce(topic, 0, 100, Integer::toString);
        CountDownLatch frozen = new CountDownLatch(1);
        CountDownLatch thaw = new CountDownLatch(1);
        AtomicBoolean once = new AtomicBoolean(true);
        Handler freezing = (records, work) -> {
            insert(records, work);
            if (once.getAndSet(false)) {
                frozen.countDown();
                thaw.await(60, TimeUnit.SECONDS);
                throw new IllegalStateException("woken with the work of another done");
            }
        };
        // another group stands for another owner of the partitions: only the offset row can keep the two apart
        try (Intake zombie = bench.intake("fence-a", "0", 100, List.of(new Subscription(topic, freezing)));
                Intake owner = bench.intake("fence-b", "0", 100, List.of(new Subscription(topic, freezing)))) {
            zombie.start();
            assertThat(frozen.await(30, TimeUnit.SECONDS)).isTrue();
            owner.start();
            thaw.countDown();
            Bench.await("all applied", () -> applied() >= 100);
            bench.produce(topic, 100, 200, Integer::toString);
            Bench.await("all applied", () -> applied() >= 200);
        }
        assertExactly(200);
    }

    @Test
    void a_stop_lets_the_batch_in_flight_commit_and_sets_nothing_aside() throws Exception {
        Topic topic = bench.topic("t-drain", 1, Map.of());
        bench.produce(topic, 0, 50, Integer::toString);
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        Handler slow = (records, work) -> {
            insert(records, work);
            working.countDown();
            closing.await(30, TimeUnit.SECONDS);
        };
        Intake intake = bench.intake("drain", "0", 100, List.of(new Subscription(topic, slow)));
        intake.start();
        assertThat(working.await(30, TimeUnit.SECONDS)).isTrue();
        Thread stopping = new Thread(intake::close);
        stopping.start();
        closing.countDown();
        stopping.join();
        assertThat(applied()).isPositive().isEqualTo(bench.number("select next_offset from kafka_offset"));
        assertThat(bench.number("select count(*) from dead_letter")).isZero();
    }

    @Test
    void records_deleted_before_they_were_read_stop_the_partition_with_an_alarm() throws Exception {
        Topic topic = bench.topic("t-lost", 1, Map.of());
        bench.produce(topic, 0, 10, Integer::toString);
        try (Intake intake = created("lost", "0", 10, topic)) {
            intake.start();
            Bench.await("10 applied", () -> applied() == 10);
        }
        bench.produce(topic, 10, 30, Integer::toString);
        try (Admin admin = bench.kafka.admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic.name(), 0), RecordsToDelete.beforeOffset(20))).all().get(30,
                    TimeUnit.SECONDS);
        }
        try (Intake intake = created("lost", "0", 10, topic)) {
            intake.start();
            Bench.await("alarm", () -> bench.state.alarms().containsKey("records-lost:t-lost"));
        }
        assertThat(bench.state.alarms().get("records-lost:t-lost")).contains("10 to 19", "/v1/intake/t-lost/reset");
        assertExactly(10);
    }

    @Test
    void a_topic_made_anew_is_refused_by_name() throws Exception {
        Topic topic = bench.topic("t-anew", 1, Map.of());
        bench.produce(topic, 0, 10, Integer::toString);
        try (Intake intake = created("anew", "0", 10, topic)) {
            intake.start();
            Bench.await("10 applied", () -> applied() == 10);
        }
        try (Admin admin = bench.kafka.admin()) {
            admin.deleteTopics(List.of(topic.name())).all().get(30, TimeUnit.SECONDS);
            Bench.await("topic gone", () -> !admin.listTopics().names().get().contains(topic.name()));
        }
        bench.topic("t-anew", 1, Map.of());
        bench.produce(topic, 0, 20, Integer::toString);
        try (Intake intake = created("anew", "0", 10, topic)) {
            intake.start();
            Bench.await("alarm", () -> bench.state.alarms().containsKey("wrong-log:t-anew"));
        }
        assertExactly(10);
    }

    private Intake created(String group, String instance, int maxPoll, Topic topic) {
        return bench.intake(group, instance, maxPoll, List.of(new Subscription(topic, IntakeTest::insert)));
    }

    private static void insert(List<Received> records, Work work) throws Exception {
        try (PreparedStatement insert = work.connection().prepareStatement("insert into applied values (?, ?, ?)")) {
            for (Received record : records) {
                insert.setInt(1, record.record().partition());
                insert.setLong(2, record.record().offset());
                insert.setLong(3, number(record));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static long number(Received record) {
        if (record.isTombstone()) throw new IllegalArgumentException("a tombstone is no number");
        return Long.parseLong(new String(record.record().value(), StandardCharsets.UTF_8));
    }

    private long applied() throws Exception { return bench.number("select count(*) from applied"); }

    private void assertExactly(long count) throws Exception {
        assertThat(bench.number("select count(distinct (partition, record_offset)) from applied")).isEqualTo(count);
        assertThat(applied()).isEqualTo(count);
    }

    private long recordsIn(Topic topic) {
        try (var consumer = bench.kafka.consumer("count-" + System.nanoTime(), "count", 5000)) {
            TopicPartition partition = new TopicPartition(topic.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            long n = 0;
            while (consumer.position(partition) < end)
                n += consumer.poll(java.time.Duration.ofMillis(200)).count();
            return n;
        }
    }

    private long end(Topic topic) {
        try (var consumer = bench.kafka.consumer("end", "end", 1)) {
            return consumer.endOffsets(List.of(new TopicPartition(topic.name(), 0))).values().iterator().next();
        }
    }

    private static String hex(String text) { return "\\x" + java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)); }
}
