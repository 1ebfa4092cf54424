package com.meterwise.forecasting.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.evaluation.Deciles;

class NominationTest {
    private static final DeviationFee FEE = new DeviationFee(0.03, 0.4, 0.05);

    @Test
    void the_newsvendor_nominates_more_when_too_little_costs_more() {
        assertThat(Newsvendor.quantile(30, 10)).isEqualTo(0.75);
        assertThatThrownBy(() -> Newsvendor.quantile(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deviation_within_the_tolerance_is_free_and_beyond_it_charged_both_ways() {
        assertThat(FEE.of(1080, 1000)).isEqualTo(1.0, offset(1e-12));
        assertThat(FEE.of(1020, 1000)).isZero();
        assertThat(FEE.of(900, 1000)).isEqualTo(1.4, offset(1e-12));
    }

    @Test
    void a_quantile_lies_on_the_line_between_its_deciles() {
        assertThat(Newsvendor.kwh(deciles(), 0.75)[0]).isEqualTo(175, offset(1e-9));
        assertThat(Newsvendor.kwh(deciles(), 0.5)[0]).isEqualTo(150, offset(1e-9));
        assertThat(Newsvendor.kwh(deciles(), 0.95)[0]).isEqualTo(195, offset(1e-9));
        assertThat(Newsvendor.kwh(deciles(), 1)[0]).isEqualTo(200, offset(1e-9));
        assertThat(Newsvendor.kwh(deciles(), 0)[0]).isEqualTo(100, offset(1e-9));
    }

    @Test
    void the_expected_fee_is_the_mean_over_the_deciles() {
        Nomination nomination = Nomination.of(deciles(), 10, 10, new DeviationFee(0, 1, 1));
        assertThat(nomination.quantile()).isEqualTo(0.5);
        assertThat(nomination.expectedFee()).isEqualTo(2 * (10 + 20 + 30 + 40) / 9.0, offset(1e-9));
        assertThat(nomination.dayKwh()).isEqualTo(150, offset(1e-9));
    }

    /** One slot, 110 to 190 kWh. */
    private static Deciles deciles() {
        double[][] kwh = new double[Deciles.COUNT][1];
        for (int q = 0; q < Deciles.COUNT; q++)
            kwh[q][0] = 110 + 10 * q;
        return new Deciles(kwh);
    }
}
