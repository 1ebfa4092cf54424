package com.meterwise.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaTest {
    @ParameterizedTest
    @CsvSource({ "acks, 1", "acks, 0", "enable.idempotence, false", "enable.auto.commit, true" })
    void a_setting_that_breaks_a_guarantee_is_refused_at_start(String name, String value) {
        assertThatThrownBy(() -> new Kafka(Map.of("bootstrap.servers", "127.0.0.1:1", name, value)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name).hasMessageContaining(value);
    }

    @Test
    void the_safe_values_may_be_said() {
        assertThat(new Kafka(Map.of("acks", "-1", "enable.idempotence", true, "enable.auto.commit", false))).isNotNull();
    }
}
