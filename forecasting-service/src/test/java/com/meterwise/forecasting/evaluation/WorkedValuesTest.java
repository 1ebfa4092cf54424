package com.meterwise.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

/** Values worked out by hand. */
class WorkedValuesTest {
    @Test
    void mase_is_the_mean_error_over_the_mean_change_of_the_training_data() {
        double change = (Math.abs(5 - 3) + Math.abs(4 - 5) + Math.abs(6 - 4)) / 3.0;
        assertThat(Accuracy.mase(1 + 2, 2, change)).isEqualTo(0.9, offset(1e-12));
    }

    @Test
    void pinball_loss_charges_the_likelier_side_more() {
        assertThat(Accuracy.pinball(0.9, 10, 8)).isEqualTo(1.8, offset(1e-12));
        assertThat(Accuracy.pinball(0.9, 10, 12)).isEqualTo(0.2, offset(1e-12));
    }

    @Test
    void the_conformal_level_makes_up_for_a_finite_sample() {
        assertThat(Conformal.level(0.9, 99)).isEqualTo(0.9091, offset(5e-5));
        assertThat(Conformal.level(0.9, 5)).isEqualTo(1);
    }
}
