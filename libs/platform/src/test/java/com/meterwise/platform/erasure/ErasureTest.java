package com.meterwise.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.CustomerErased;
import com.meterwise.contracts.OfferResponded;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.Bench;
import com.meterwise.platform.deadletter.DeadLetters;
import com.meterwise.platform.intake.Received;

class ErasureTest {
    private static final Topic DONE = Topic.erasureDone(Topic.CAMPAIGN);
    private static final CustomerErased EVENT = new CustomerErased("E-1", "hash", Instant.EPOCH);

    private final Bench bench = new Bench(Set.of(Topic.OFFER_RESPONSE, Topic.METER, DONE));
    private final ErasedSubjects subjects = new ErasedSubjects(new SubjectHash("secret"));

    @Test
    void a_hash_depends_on_the_key_and_tells_nothing_else() {
        assertThat(new SubjectHash("secret").of("C-1")).hasSize(64).isEqualTo(new SubjectHash("secret").of("C-1"))
                .isNotEqualTo(new SubjectHash("other").of("C-1")).isNotEqualTo(new SubjectHash("secret").of("C-2"));
        assertThatThrownBy(() -> new SubjectHash(" ")).hasMessageContaining("blank");
    }

    @Test
    void rows_waiting_records_and_dead_letters_of_the_customer_go_and_those_of_others_stay() throws Exception {
        bench.execute("create table note (customer_id text, text text)");
        bench.execute("insert into note values ('C-1', 'a'), ('C-1', 'b'), ('C-2', 'c')");
        bench.transactions.run(work -> {
            work.send(Topic.OFFER_RESPONSE, "C-1", response("C-1"));
            work.send(Topic.OFFER_RESPONSE, "C-2", response("C-2"));
        });
        DeadLetters letters = new DeadLetters(Topic.CAMPAIGN, List.of());
        bench.transactions
                .run(work -> letters.add(record("C-1", "OfferResponded", 1).record(), new IllegalStateException("C-1 is odd"), work));
        Erasure erasure = new Erasure(Topic.CAMPAIGN, List.of(Erasure.Rows.of("note")), List.of(), subjects);

        bench.transactions.run(work -> erasure.forget("C-1", EVENT, work));

        assertThat(bench.number("select count(*) from note")).isEqualTo(1);
        assertThat(bench.number("select count(*) from erased_subject where subject_hash = '" + subjects.hashOf("C-1") + "'")).isEqualTo(1);
        assertThat(bench.number("select count(*) from dead_letter where state = 'ERASED' and value is null and record_key is null"))
                .isEqualTo(1);
        assertThat(bench.number("select sum(records) from outbox where topic = '" + Topic.OFFER_RESPONSE.name() + "'")).isEqualTo(1);
        assertThat(bench.number("select sum(records) from outbox where topic = '" + DONE.name() + "'")).isEqualTo(1);
        assertThat(bench
                .number("select coalesce(sum(records), 0) from outbox where topic = '" + Topic.deadLetter(Topic.CAMPAIGN).name() + "'"))
                .as("the dead letter on its way").isZero();
    }

    @Test
    void what_comes_late_of_an_erased_customer_does_not_reach_the_handler() throws Exception {
        bench.transactions.run(work -> subjects.add(work.connection(), Set.of("C-1"), "E-1", Instant.EPOCH));
        List<String> handled = new ArrayList<>();
        ErasureGuard guard = new ErasureGuard((records, work) -> records.forEach(record -> handled.add(record.key() + record.type())),
                subjects);
        bench.transactions.run(work -> guard.handle(List.of(record("C-1", "OfferResponded", 1), record("C-2", "OfferResponded", 2),
                record("C-1", "CustomerErased", 3), record("C-1", null, 4)), work));
        assertThat(handled).containsExactly("C-2OfferResponded", "C-1CustomerErased", "C-1null");
    }

    @Test
    void a_tombstone_lies_in_the_partition_of_another_key() throws Exception {
        bench.transactions.run(work -> work.sendTombstone(Topic.METER, "M-1", "C-1"));
        long stripped = bench.transactions.<Long>call(work -> Erasure.strip(work.connection(), Set.of("C-1")));
        assertThat(stripped).as("found by its partition key").isEqualTo(1);
    }

    @Test
    void a_table_is_a_name_and_a_condition_asks_for_one_customer() {
        assertThatThrownBy(() -> Erasure.Rows.of("note; drop table note")).hasMessageContaining("no name");
        assertThatThrownBy(() -> new Erasure.Rows("note", "true")).hasMessageContaining("one ?");
    }

    private static OfferResponded response(String customerId) {
        return new OfferResponded("O-" + customerId, "ACCEPTED", Instant.EPOCH, "email");
    }

    /** @param type null for a tombstone */
    private static Received record(String key, String type, long offset) {
        RecordHeaders headers = new RecordHeaders();
        if (type != null) headers.add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return new Received(new ConsumerRecord<>("crm.offer-response.v1", 0, offset, 0, TimestampType.CREATE_TIME, -1, -1,
                key.getBytes(StandardCharsets.UTF_8), type == null ? null : "{}".getBytes(StandardCharsets.UTF_8), headers,
                Optional.empty()));
    }
}
