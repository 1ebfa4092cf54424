package com.meterwise.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.Bench;

class RestoreCheckTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);
    private static final TopicIds ONE = topics -> Map.of("t", "one");

    private final Bench bench = new Bench(Set.of());

    @Test
    void a_database_that_stands_where_kafka_says_or_further_is_the_one_worked_with() throws Exception {
        stands(100);
        check(() -> Map.of(PARTITION, 100L)).run();
        check(() -> Map.of(PARTITION, 99L)).run();
        check(Map::of).run();
        check(() -> Map.of(new TopicPartition("t", 1), 7L)).run();
        assertThat(epoch()).isZero();
    }

    @Test
    void one_that_knows_less_was_put_back_and_its_epoch_rises_once_a_process() throws Exception {
        stands(40);
        RestoreCheck check = check(() -> Map.of(PARTITION, 100L));
        check.run();
        check.run();
        assertThat(epoch()).isEqualTo(1);
        check(() -> Map.of(PARTITION, 100L)).run();
        assertThat(epoch()).isEqualTo(2);
        assertThat(bench.transactions.<Long>call(work -> work.epoch())).isEqualTo(2);
    }

    @Test
    void a_topic_made_anew_tells_nothing_about_the_database() throws Exception {
        stands(40);
        new RestoreCheck(bench.transactions, () -> Map.of(PARTITION, 100L), topics -> Map.of("t", "another")).run();
        assertThat(epoch()).isZero();
    }

    @Test
    void while_the_broker_is_away_nothing_is_settled() throws Exception {
        stands(40);
        boolean[] away = { true };
        RestoreCheck check = check(() -> {
            if (away[0]) throw new IllegalStateException("away");
            return Map.of(PARTITION, 100L);
        });
        assertThatThrownBy(check::run).hasMessage("away");
        away[0] = false;
        check.run();
        assertThat(epoch()).isEqualTo(1);
    }

    @Test
    void what_the_broker_was_told_in_earnest_shows_a_database_put_back_before_and_under_a_running_process() throws Exception {
        Topic topic = bench.topic("t-restored", 1, Map.of());
        bench.execute("create table applied (n bigint)");
        List<Subscription> subscriptions = List.of(new Subscription(topic, (records, work) -> {
            try (var insert = work.connection().prepareStatement("insert into applied select generate_series(1, ?)")) {
                insert.setInt(1, records.size());
                insert.executeUpdate();
            }
        }));
        bench.produce(topic, 0, 100, Integer::toString);
        try (Admin admin = bench.kafka.admin()) {
            Supplier<Map<TopicPartition, Long>> told = () -> Kafka.reported(admin, "restored");
            assertThat(told.get()).isEmpty();
            try (Intake intake = bench.intake("restored", "0", 50, subscriptions)) {
                intake.start();
                Bench.await("told", () -> told.get().containsValue(100L));
                new RestoreCheck(bench.transactions, told, Kafka.topicIds(admin)).run();
                assertThat(epoch()).isZero();
                bench.execute("update kafka_offset set next_offset = 40");
                bench.produce(topic, 100, 101, Integer::toString);
                Bench.await("read again from there", () -> bench.number("select count(*) from applied") == 161);
                assertThat(epoch()).isEqualTo(1);
                Bench.await("told", () -> told.get().containsValue(101L));
            }
            bench.execute("update kafka_offset set next_offset = 40");
            new RestoreCheck(bench.transactions, told, Kafka.topicIds(admin)).run();
            assertThat(epoch()).isEqualTo(2);
        }
    }

    private void stands(long next) throws Exception {
        bench.execute("insert into kafka_offset values ('t', 0, %d, 'one')".formatted(next));
    }

    private RestoreCheck check(Supplier<Map<TopicPartition, Long>> reported) { return new RestoreCheck(bench.transactions, reported, ONE); }

    private long epoch() throws Exception { return bench.number("select coalesce(max(epoch), 0) from epoch"); }
}
