package com.meterwise.campaign.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.api.ConditionsResource.Asked;
import com.meterwise.campaign.api.ConditionsResource.Verdict;

class ConditionsResourceTest {
    private final ConditionsResource conditions = new ConditionsResource();

    @Test
    void a_condition_that_can_be_read_tells_what_it_asks_for() {
        Verdict verdict = conditions.check(new Asked("annualKwh >= 100000 and events(\"COMPLAINT\", 90) = 0"));
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.names()).containsExactly("annualKwh");
        assertThat(verdict.functions()).containsExactly("events");
    }

    @Test
    void one_that_cannot_tells_why_and_where() {
        Verdict verdict = conditions.check(new Asked("annualKwh >= 1 and colour = \"red\""));
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.message()).contains("colour");
        assertThat(verdict.position()).isEqualTo(19);
        assertThat(conditions.check(new Asked("")).valid()).isFalse();
        assertThat(conditions.check(new Asked("annualKwh")).message()).contains("TRUTH");
    }

    @Test
    void what_may_be_asked_is_told() {
        assertThat(conditions.words().names()).containsEntry("segment", "TEXT").containsEntry("contractEnd", "DATE");
        assertThat(conditions.words().families()).containsKey("feature.");
        assertThat(conditions.words().functions()).contains("events", "open");
    }
}
