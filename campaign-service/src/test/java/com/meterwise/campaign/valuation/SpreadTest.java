package com.meterwise.campaign.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Money;

class SpreadTest {
    @Test
    void of_nine_outcomes_the_tenth_percent_is_the_lowest() {
        Spread spread = Spread.of(new double[]{ 9, 1, 2, 3, 4, 5, 6, 7, 8 });
        assertThat(spread).isEqualTo(new Spread(Money.of("1.00"), Money.of("5.00"), Money.of("9.00")));
    }

    @Test
    void a_single_outcome_is_all_quantiles() {
        assertThat(Spread.of(new double[]{ 7 })).isEqualTo(new Spread(Money.of("7.00"), Money.of("7.00"), Money.of("7.00")));
    }
}
