package com.meterwise.campaign.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

class EnergySavedTest {
    @Test
    void a_weekday_is_compared_with_the_same_weekday() {
        double[] baseline = days(28, 0, null);
        double[] reporting = days(14, 31, null);
        EnergySaved saved = EnergySaved.of(baseline, reporting, 4, 1);
        assertThat(saved.predicted()).isCloseTo(sum(reporting), within(1e-9));
        assertThat(saved.kwh()).isCloseTo(0, within(1e-9));
        assertThat(saved.isClaimed()).isFalse();
    }

    @Test
    void a_saving_is_the_counterfactual_less_the_observed() {
        double[] reporting = days(14, 28, null);
        for (int i = 0; i < reporting.length; i++)
            reporting[i] *= .9;
        EnergySaved saved = EnergySaved.of(days(28, 0, new Random(1)), reporting, 1, 1);
        assertThat(saved.kwh() / saved.predicted()).isCloseTo(.1, within(.02));
        assertThat(saved.isClaimed()).isTrue();
    }

    @Test
    void what_everybody_saved_is_not_the_measures_doing() {
        double[] reporting = days(14, 28, null);
        for (int i = 0; i < reporting.length; i++)
            reporting[i] *= .9;
        assertThat(EnergySaved.of(days(28, 0, null), reporting, 1, .9).kwh()).isCloseTo(0, within(1e-9));
    }

    @Test
    void the_uncertainty_by_hand() {
        // residuals +1, -1 in alternate weeks around 10: RMSE sqrt(28 / 21), neighbours alike in 24 of 27 pairs, so r = (24 - 3) / 28
        double[] baseline = new double[28];
        double[] typical = new double[7];
        java.util.Arrays.fill(typical, 10);
        for (int i = 0; i < 28; i++)
            baseline[i] = 10 + (i / 7 % 2 == 0 ? 1 : -1);
        double r = 21d / 28;
        double effective = 28 * (1 - r) / (1 + r);
        double expected = 1.7207 * (Math.sqrt(28d / 21) / 10) * Math.sqrt(28 / (14 * effective) * (1 + 2 / effective)) * 1.26;
        assertThat(EnergySaved.uncertainty(baseline, typical, 14)).isCloseTo(expected, within(1e-4));
    }

    @Test
    void a_week_is_no_baseline() {
        assertThatThrownBy(() -> EnergySaved.of(new double[7], new double[7], 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] days(int count, int from, Random noise) {
        double[] days = new double[count];
        for (int i = 0; i < count; i++)
            days[i] = ((from + i) % 7 < 5 ? 100 : 60) * (noise == null ? 1 : 1 + .03 * noise.nextGaussian());
        return days;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values)
            sum += value;
        return sum;
    }
}
