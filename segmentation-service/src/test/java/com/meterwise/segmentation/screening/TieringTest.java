package com.meterwise.segmentation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Strategic from a score of 0.9, kept from 0.85; growth from a potential of 100 kWh. */
class TieringTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 15);
    private final Tiering tiering = new Tiering(Thresholds.DEFAULTS, 0.9, 0.85, 100);

    @Test
    void promotion_is_immediate() {
        assertThat(next(Tier.STANDARD, null, true, true, 0.9, DAY).tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(next(Tier.STANDARD, null, false, true, 0.9, DAY).tier()).isEqualTo(Tier.KEY);
    }

    @Test
    void between_the_two_quantiles_a_strategic_account_stays_and_a_new_one_does_not_enter() {
        assertThat(next(Tier.STRATEGIC, null, true, true, 0.87, DAY)).isEqualTo(new Tiering.Earned(Tier.STRATEGIC, null));
        assertThat(next(Tier.KEY, null, true, true, 0.87, DAY).tier()).isEqualTo(Tier.KEY);
    }

    @Test
    void demotion_needs_two_months_below() {
        Tiering.Earned first = next(Tier.STRATEGIC, null, true, true, 0.84, DAY);
        assertThat(first).isEqualTo(new Tiering.Earned(Tier.STRATEGIC, DAY));
        assertThat(next(Tier.STRATEGIC, DAY, true, true, 0.84, DAY.plusMonths(2).minusDays(1)).tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(next(Tier.STRATEGIC, DAY, true, true, 0.84, DAY.plusMonths(2))).isEqualTo(new Tiering.Earned(Tier.KEY, null));
    }

    @Test
    void a_day_above_in_between_starts_the_two_months_anew() {
        assertThat(next(Tier.STRATEGIC, DAY, true, true, 0.86, DAY.plusDays(40)).below()).isNull();
    }

    @Test
    void a_key_account_whose_last_gate_is_gone_stays_two_months_too() {
        assertThat(next(Tier.KEY, null, false, false, 0.1, DAY)).isEqualTo(new Tiering.Earned(Tier.KEY, DAY));
        assertThat(next(Tier.KEY, DAY, false, false, 0.1, DAY.plusMonths(3)).tier()).isEqualTo(Tier.STANDARD);
    }

    @Test
    void an_account_that_never_was_key_is_not_held() {
        assertThat(next(Tier.GROWTH, null, false, false, 0.1, DAY).tier()).isEqualTo(Tier.STANDARD);
        assertThat(tiering.next(Optional.empty(), false, false, 0.1, 100, DAY).tier()).isEqualTo(Tier.GROWTH);
    }

    private Tiering.Earned next(Tier before, LocalDate below, boolean large, boolean key, double score, LocalDate day) {
        return tiering.next(Optional.of(new Account.Before(before, below)), large, key, score, 10, day);
    }
}
