package com.meterwise.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.OfferChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.TestStack;
import com.meterwise.platform.Bench;
import com.meterwise.platform.work.Work;

class OutboxRelayTest {
    private final Topic topic;
    private final Bench bench;

    OutboxRelayTest() throws Exception {
        String name = "t-outbox-" + System.nanoTime();
        topic = new Topic(name, "test", "customerId", false, Topic.OFFER.kept(), List.of(OfferChanged.class));
        bench = new Bench(Set.of(topic));
        bench.topic(name, 4, Map.of());
    }

    @Test
    void what_commits_is_sent_in_order_of_its_key_with_cloudevents_headers_and_then_gone() throws Exception {
        try (OutboxRelay relay = relay("a")) {
            relay.start();
            for (int i = 0; i < 200; i++)
                send(i);
            Bench.await("outbox empty", () -> bench.number("select count(*) from outbox") == 0);
        }
        List<ConsumerRecord<byte[], byte[]>> records = readAll(200);
        assertInOrder(records);
        assertThat(records.get(0).headers()).extracting(header -> header.key()).contains("ce_id", "ce_type", "ce_source", "ce_specversion",
                "ce_time", "ce_dataschema", "ce_partitionkey", "content-type");
    }

    @Test
    void a_record_lies_in_the_partition_of_its_partition_key_under_its_own_key() throws Exception {
        try (OutboxRelay relay = relay("a")) {
            relay.start();
            for (int i = 0; i < 20; i++) {
                String key = "M-" + i;
                bench.transactions.run(work -> work.send(topic, key, "C-7", offer("C-7", 1)));
            }
            send(7 * 7);
            Bench.await("outbox empty", () -> bench.number("select count(*) from outbox") == 0);
        }
        List<ConsumerRecord<byte[], byte[]>> records = readAll(21);
        assertThat(records).extracting(record -> new String(record.key(), StandardCharsets.UTF_8)).contains("M-0", "M-19", "C-0");
        assertThat(records).filteredOn(record -> record.key()[0] == 'M').extracting(ConsumerRecord::partition).containsOnly(
                Utils.toPositive(Utils.murmur2("C-7".getBytes(StandardCharsets.UTF_8))) % 4);
    }

    @Test
    void what_rolls_back_is_never_sent() throws Exception {
        assertThatThrownBy(() -> bench.transactions.run(work -> {
            work.send(topic, "C-1", offer("C-1", 1));
            throw new IllegalStateException("no");
        })).hasMessage("no");
        assertThat(bench.number("select count(*) from outbox")).isZero();
    }

    /** A shard of many customers tells more than a process can hold. */
    @Test
    void much_is_written_before_the_end_and_still_leaves_with_the_commit_or_not_at_all() throws Exception {
        int much = 10_000;
        assertThatThrownBy(() -> bench.transactions.run(work -> {
            sendMany(much, work);
            try (ResultSet rows = work.connection().createStatement().executeQuery("select sum(records) from outbox")) {
                rows.next();
                assertThat(rows.getLong(1)).isBetween(much / 2L, (long) much);
            }
            throw new IllegalStateException("no");
        })).hasMessage("no");
        assertThat(bench.number("select count(*) from outbox")).isZero();
        bench.transactions.run(work -> sendMany(much, work));
        assertThat(bench.number("select sum(records) from outbox")).isEqualTo(much);
        try (OutboxRelay relay = relay("a")) {
            relay.start();
            Bench.await("outbox empty", () -> bench.number("select count(*) from outbox") == 0);
        }
        assertInOrder(readAll(much));
    }

    private void sendMany(int count, Work work) {
        for (int i = 0; i < count; i++)
            work.send(topic, "C-" + i % 7, offer("C-" + i % 7, i));
    }

    @Test
    void a_topic_that_was_not_declared_is_refused() {
        assertThatThrownBy(() -> bench.transactions.run(work -> work.send(Topic.OFFER, "C-1", offer("C-1", 1))))
                .hasMessageContaining("has not declared");
    }

    @Test
    void two_relays_share_the_work_without_breaking_the_order_of_a_key() throws Exception {
        try (OutboxRelay first = relay("a"); OutboxRelay second = relay("b")) {
            first.start();
            second.start();
            for (int i = 0; i < 500; i++)
                send(i);
            Bench.await("outbox empty", () -> bench.number("select count(*) from outbox") == 0);
        }
        assertInOrder(readAll(500));
    }

    @Test
    void a_dead_relays_lease_ends_and_another_goes_on() throws Exception {
        bench.execute(
                "insert into lease select 'outbox-' || s, 'dead', clock_timestamp() + interval '1 second' from generate_series(0, 3) s");
        send(0);
        try (OutboxRelay relay = relay("alive")) {
            relay.start();
            Bench.await("outbox empty", () -> bench.number("select count(*) from outbox") == 0);
        }
        assertThat(readAll(1)).hasSize(1);
    }

    @Test
    void a_broker_that_is_away_is_waited_for_and_nothing_is_lost() throws Exception {
        try (OutboxRelay relay = relay("a")) {
            relay.start();
            for (int i = 0; i < 50; i++)
                send(i);
            TestStack.shared().kafka().kill();
            for (int i = 50; i < 100; i++)
                send(i);
            TestStack.shared().kafka().restart();
            Bench.await("outbox empty", () -> bench.number("select count(*) from outbox") == 0);
        }
        assertThat(ids(readAll(100))).hasSize(100);
    }

    private OutboxRelay relay(String owner) {
        return new OutboxRelay(owner, bench.transactions, () -> bench.kafka.producer(owner), () -> {});
    }

    private void send(int i) {
        String customer = "C-" + i % 7;
        bench.transactions.run(work -> work.send(topic, customer, offer(customer, i)));
    }

    private static OfferChanged offer(String customer, int version) {
        return new OfferChanged("O-1", version, "PROPOSED", customer, "K", "P", "1.00", "1.00", "EUR", List.of(), "", Instant.EPOCH,
                Instant.EPOCH);
    }

    /** Reads until at least {@code distinct} ids have come. */
    private List<ConsumerRecord<byte[], byte[]>> readAll(int distinct) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = bench.kafka.consumer("read" + System.nanoTime(), "0", 1000)) {
            consumer.subscribe(Set.of(topic.name()));
            Bench.await(distinct + " records", () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return ids(records).size() >= distinct;
            });
        }
        return records;
    }

    private static Set<String> ids(List<ConsumerRecord<byte[], byte[]>> records) {
        Set<String> ids = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records)
            ids.add(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
        return ids;
    }

    private static void assertInOrder(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Integer> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            OfferChanged offer = com.meterwise.contracts.Json.read(record.value(), OfferChanged.class);
            assertThat(offer.version()).isGreaterThan(last.getOrDefault(offer.customerId(), -1));
            last.put(offer.customerId(), offer.version());
        }
    }
}
