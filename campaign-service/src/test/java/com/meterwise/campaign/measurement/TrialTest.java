package com.meterwise.campaign.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

class TrialTest {
    @Test
    void welch_by_hand() {
        // means 2 and 4, variances 1 and 4, n 3 each: error sqrt(1/3 + 4/3), degrees (5/3)^2 / ((1/3)^2/2 + (4/3)^2/2) = 2.941
        Effect effect = new Trial(arm(1, 2, 3), arm(2, 4, 6)).effect();
        assertThat(effect.estimate()).isEqualTo(-2);
        assertThat(effect.high() - effect.estimate()).isCloseTo(3.2178 * Math.sqrt(5d / 3), within(.01));
        assertThat(effect.isClaimed()).isFalse();
    }

    @Test
    void what_was_different_before_is_taken_out() {
        Arm treated = new Arm(new double[]{ 11, 21, 31, 41.1 }, new double[]{ 10, 20, 30, 40 });
        Arm control = new Arm(new double[]{ 20, 30, 40, 49.9 }, new double[]{ 20, 30, 40, 50 });
        Effect plain = new Trial(new Arm(treated.outcome(), null), new Arm(control.outcome(), null)).effect();
        Effect cuped = new Trial(treated, control).effect();
        assertThat(plain.estimate()).isNegative();
        assertThat(cuped.estimate()).isCloseTo(1, within(.1));
        assertThat(cuped.high() - cuped.low()).isLessThan((plain.high() - plain.low()) / 50);
        assertThat(cuped.isClaimed()).isTrue();
    }

    @Test
    void the_true_effect_lies_in_the_interval_as_often_as_promised_and_nothing_is_found_where_nothing_is() {
        int covered = 0;
        int falselyClaimed = 0;
        for (int seed = 0; seed < 200; seed++) {
            if (covers(seed, 3)) covered++;
            if (simulated(seed + 1000, 0).effect().isClaimed()) falselyClaimed++;
        }
        assertThat(covered).isGreaterThanOrEqualTo(186);
        assertThat(falselyClaimed).isZero();
    }

    @Test
    void an_effect_below_the_detectable_one_is_not_claimed() {
        Effect effect = simulated(7, .2).effect();
        assertThat(effect.detectable()).isGreaterThan(.2);
        assertThat(effect.isClaimed()).isFalse();
    }

    @Test
    void asking_twice_changes_nothing() {
        Trial trial = simulated(11, 3);
        assertThat(trial.effect()).isEqualTo(trial.effect());
    }

    @Test
    void one_customer_is_no_arm() {
        assertThatThrownBy(() -> new Trial(arm(1), arm(1, 2))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 and 2");
    }

    private static boolean covers(int seed, double truth) {
        Effect effect = simulated(seed, truth).effect();
        return effect.low() <= truth && truth <= effect.high();
    }

    /** Skewed use before, use after that goes with it, 400 treated and 100 held out. */
    private static Trial simulated(int seed, double truth) {
        Random random = new Random(seed);
        return new Trial(simulated(random, 400, truth), simulated(random, 100, 0));
    }

    private static Arm simulated(Random random, int customers, double truth) {
        double[] before = new double[customers];
        double[] after = new double[customers];
        for (int i = 0; i < customers; i++) {
            before[i] = 20 * Math.exp(.5 * random.nextGaussian());
            after[i] = .9 * before[i] + 4 * random.nextGaussian() + truth;
        }
        return new Arm(after, before);
    }

    private static Arm arm(double... outcome) { return new Arm(outcome, null); }
}
