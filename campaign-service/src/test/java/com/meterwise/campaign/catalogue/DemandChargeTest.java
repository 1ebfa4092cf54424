package com.meterwise.campaign.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.DemandCharge.Mode;

class DemandChargeTest {
    @Test
    void demand_mode_switches_below_the_ratio_of_the_prices() {
        DemandCharge charge = new DemandCharge(Mode.CAPACITY, Money.of("24"), Money.of("38"));
        assertThat(charge.switchesBelow()).isCloseTo(.6316, within(5e-5));
    }

    @Test
    void a_mode_without_its_price_is_refused() {
        assertThatThrownBy(() -> new DemandCharge(Mode.MAX_DEMAND, Money.of("24"), null)).hasMessageContaining("MAX_DEMAND");
    }
}
