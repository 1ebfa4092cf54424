package com.meterwise.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.outbox.Outgoing;

class CorrelationTest {
    @AfterEach
    void nothingIsLeft() { Correlation.end(); }

    @Test
    void what_a_request_sends_bears_its_name() {
        MDC.put(Correlation.FIELD, "load-7");
        assertThat(nameOf(tombstone("C-1"))).isEqualTo("load-7");
    }

    @Test
    void what_a_record_causes_bears_the_name_that_came_with_it_also_in_the_log() {
        Correlation.begin(List.of(received("C-1", "load-7")));
        assertThat(Correlation.current()).contains("load-7");
        assertThat(nameOf(tombstone("C-9"))).isEqualTo("load-7");
        Correlation.end();
        assertThat(Correlation.current()).isEmpty();
        assertThat(nameOf(tombstone("C-1"))).isNull();
    }

    @Test
    void in_a_batch_of_many_requests_each_key_has_its_own_name_and_the_log_none() {
        List<Received> batch = new ArrayList<>(List.of(received("C-1", "a"), received("C-2", "b"), received("C-3", null)));
        batch.add(received("C-1", "c"));
        Correlation.begin(batch);
        assertThat(nameOf(tombstone("C-1"))).as("the last").isEqualTo("c");
        assertThat(nameOf(tombstone("C-2"))).isEqualTo("b");
        assertThat(nameOf(tombstone("C-3"))).isNull();
        assertThat(Correlation.current()).isEmpty();
    }

    @Test
    void a_meters_name_is_passed_on_to_its_customer() {
        Correlation.begin(List.of(received("M-1", "a"), received("M-2", "b")));
        Correlation.passOn("M-2", "C-2");
        assertThat(nameOf(tombstone("C-2"))).isEqualTo("b");
    }

    @Test
    void a_name_that_could_forge_a_log_line_is_not_taken_up() {
        Correlation.begin(List.of(received("C-1", "a\nlevel=ERROR")));
        assertThat(Correlation.current()).isEmpty();
        assertThat(nameOf(tombstone("C-1"))).isNull();
    }

    private static Outgoing tombstone(String key) { return Outgoing.tombstone("test", Topic.CUSTOMER, key, key, Instant.EPOCH); }

    private static String nameOf(Outgoing record) {
        byte[] name = record.headers().get(Correlation.HEADER);
        return name == null ? null : new String(name, StandardCharsets.UTF_8);
    }

    private static Received received(String key, String name) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("t", 0, 0, key.getBytes(StandardCharsets.UTF_8), null);
        if (name != null) record.headers().add(Correlation.HEADER, name.getBytes(StandardCharsets.UTF_8));
        return new Received(record);
    }
}
