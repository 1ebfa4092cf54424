package com.meterwise.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class CompetitorPriceTest {
    @Test
    void a_name_says_what_a_customer_must_use() {
        assertThat(least(CompetitorPrice.name("brightline", 100_000L))).isEqualTo(100_000);
        assertThat(least(CompetitorPrice.name("brightline", null))).isZero();
        assertThat(least("price.competitor")).isZero();
    }

    @Test
    void other_indicators_are_none() {
        assertThat(CompetitorPrice.of("price.competitors", 1)).isEmpty();
        assertThat(CompetitorPrice.of("price.competitor.a.b", 1)).isEmpty();
        assertThat(CompetitorPrice.of("price.wholesale", 1)).isEmpty();
    }

    @Test
    void the_best_is_the_cheapest_a_customer_uses_enough_for() {
        List<CompetitorPrice> asked = List.of(new CompetitorPrice("a", 0, 0.24), new CompetitorPrice("b", 0, 0.24), new CompetitorPrice("c",
                100_000, 0.17));
        assertThat(CompetitorPrice.best(asked, 99_999.0).orElseThrow().indicator()).isEqualTo("a");
        assertThat(CompetitorPrice.best(asked, 100_000.0).orElseThrow().indicator()).isEqualTo("c");
        assertThat(CompetitorPrice.best(asked, null).orElseThrow().indicator()).isEqualTo("a");
        assertThat(CompetitorPrice.best(List.of(), 1.0)).isEmpty();
    }

    private static double least(String indicator) { return CompetitorPrice.of(indicator, 1).orElseThrow().leastAnnualKwh(); }
}
