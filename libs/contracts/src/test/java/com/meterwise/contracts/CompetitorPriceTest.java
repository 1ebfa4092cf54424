package com.meterwise.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CompetitorPriceTest {
    @Test
    void a_name_says_what_a_customer_must_use() {
        assertThat(CompetitorPrice.leastAnnualKwh(CompetitorPrice.name("brightline", 100_000L))).isEqualTo(100_000);
        assertThat(CompetitorPrice.leastAnnualKwh(CompetitorPrice.name("brightline", null))).isZero();
        assertThat(CompetitorPrice.leastAnnualKwh("price.competitor")).isZero();
    }

    @Test
    void other_indicators_are_none() {
        assertThat(CompetitorPrice.is("price.competitors")).isFalse();
        assertThat(CompetitorPrice.is("price.competitor.a.b")).isFalse();
        assertThatThrownBy(() -> CompetitorPrice.leastAnnualKwh("price.wholesale")).isInstanceOf(IllegalArgumentException.class);
    }
}
