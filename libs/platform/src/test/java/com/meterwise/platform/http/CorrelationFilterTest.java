package com.meterwise.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class CorrelationFilterTest {
    @Test
    void a_callers_name_is_kept() { assertThat(CorrelationFilter.of("load-7:2026.11")).isEqualTo("load-7:2026.11"); }

    @Test
    void a_request_without_a_name_gets_one_of_its_own() {
        assertThat(CorrelationFilter.of(null)).hasSize(36).isNotEqualTo(CorrelationFilter.of(null));
    }

    @Test
    void what_could_forge_a_log_line_is_replaced() {
        for (String bad : List.of("", "a\nlevel=ERROR", "a\"b", "{}", "x".repeat(65), "naïve"))
            assertThat(CorrelationFilter.of(bad)).isNotEqualTo(bad).hasSize(36);
    }
}
