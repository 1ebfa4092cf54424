package com.meterwise.campaign.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.measurement.Effect.Method;
import com.meterwise.campaign.measurement.MatchedDifference.Customer;

class MatchedDifferenceTest {
    @Test
    void only_what_changed_otherwise_than_in_its_like_counts() {
        List<Customer> untreated = List.of(customer("a", 1, 100, 90), customer("b", 5, 500, 520));
        List<Customer> treated = List.of(customer("x", 1.1, 110, 95), customer("y", 4.9, 480, 490));
        Effect effect = new MatchedDifference(1).effect(treated, untreated);
        assertThat(effect.estimate()).isEqualTo(((-15 - -10) + (10 - 20)) / 2d);
        assertThat(effect.method()).isEqualTo(Method.MATCHED_DIFFERENCE);
    }

    @Test
    void a_trend_that_goes_with_size_does_not_pass_for_an_effect() {
        Random random = new Random(5);
        List<Customer> untreated = new ArrayList<>();
        List<Customer> treated = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double size = 1 + 9 * random.nextDouble();
            boolean large = i % 10 == 0;
            double before = 100 * size;
            double after = before * (1 - .02 * size) + random.nextGaussian() - (large ? 20 : 0);
            (large ? treated : untreated).add(customer("c" + i, size, before, after));
        }
        Effect effect = new MatchedDifference(3).effect(treated, untreated);
        assertThat(effect.estimate()).isCloseTo(-20, within(2.));
        assertThat(effect.isClaimed()).isTrue();
    }

    @Test
    void too_few_are_refused() {
        assertThatThrownBy(() -> new MatchedDifference(1).effect(List.of(customer("x", 1, 1, 1)), List.of(customer("a", 1, 1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Customer customer(String id, double size, double before, double after) {
        return new Customer(id, new double[]{ size }, before, after);
    }
}
