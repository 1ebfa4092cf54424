package com.meterwise.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = { "08006", "40001", "40P01", "53300", "57P01", "58030", "55P03" })
    void a_database_in_trouble_is_an_outage_however_deep_the_cause(String state) {
        assertThat(Outage.isCauseOf(new IllegalStateException(new RuntimeException(new SQLException("x", state))))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "22021", "23505", "22003", "42703" })
    void a_statement_the_database_refuses_is_no_outage(String state) {
        assertThat(Outage.isCauseOf(new SQLException("x", state))).isFalse();
    }

    @Test
    void a_fault_of_the_record_is_no_outage() {
        assertThat(Outage.isCauseOf(new NumberFormatException("x"))).isFalse();
        assertThat(Outage.isCauseOf(new OutOfMemoryError())).isTrue();
    }
}
