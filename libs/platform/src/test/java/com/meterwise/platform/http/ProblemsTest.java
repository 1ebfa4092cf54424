package com.meterwise.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void a_database_that_goes_away_is_503_with_a_time_to_try_again() {
        Response answer = new Problems().unexpected(new IllegalStateException("commit", new SQLException("terminated", "57P01")));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isNotNull();
    }

    @Test
    void a_fault_of_ours_is_500() {
        assertThat(new Problems().unexpected(new IllegalStateException("no", new SQLException("syntax", "42601"))).getStatus())
                .isEqualTo(500);
    }
}
