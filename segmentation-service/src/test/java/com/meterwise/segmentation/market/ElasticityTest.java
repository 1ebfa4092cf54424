package com.meterwise.segmentation.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class ElasticityTest {
    private static final YearMonth FIRST = YearMonth.of(2023, 1);

    @Test
    void a_known_elasticity_is_found_under_a_season_that_moves_both() {
        SortedMap<YearMonth, Double> energy = new TreeMap<>();
        SortedMap<YearMonth, Double> pmi = new TreeMap<>();
        Random random = new Random(1);
        for (int i = 0; i < 36; i++) {
            double season = Math.sin(i * Math.PI / 6);
            double x = Math.exp(0.3 * season + 0.2 * random.nextGaussian());
            pmi.put(FIRST.plusMonths(i), x);
            energy.put(FIRST.plusMonths(i), Math.exp(0.8 * Math.log(x) - 2 * season + 0.01 * random.nextGaussian()));
        }
        Elasticity found = Elasticity.of("C", "macro.pmi", energy, pmi);
        assertThat(found.elasticity()).isCloseTo(0.8, within(0.03));
        assertThat(found.low()).isLessThan(0.8);
        assertThat(found.high()).isGreaterThan(0.8);
        assertThat(found.months()).isEqualTo(24);
        assertThat(found.note()).contains("a year before");
    }

    @Test
    void an_interval_has_its_worked_value() {
        // ln x 0..11; ln y = ln x, but the first half 0.1 higher and the second 0.1 lower
        SortedMap<YearMonth, Double> energy = new TreeMap<>();
        SortedMap<YearMonth, Double> indicator = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            indicator.put(FIRST.plusMonths(i), Math.exp(i));
            energy.put(FIRST.plusMonths(i), Math.exp(i + (i < 6 ? 0.1 : -0.1)));
        }
        Elasticity found = Elasticity.of("C", "macro.x", energy, indicator);
        // Sxx 143, sum (x - 5.5) e = -3.6: slope 1 - 3.6 / 143; rest 0.12 - 3.6^2 / 143; t(10, 0.975) = 2.2281
        assertThat(found.elasticity()).isCloseTo(1 - 3.6 / 143, within(1e-9));
        double half = 2.2281389 * Math.sqrt((0.12 - 3.6 * 3.6 / 143) / 10 / 143);
        assertThat(found.high() - found.elasticity()).isCloseTo(half, within(1e-6));
    }

    @Test
    void too_few_months_and_an_indicator_that_stands_still_say_so() {
        SortedMap<YearMonth, Double> few = new TreeMap<>();
        for (int i = 0; i < 11; i++)
            few.put(FIRST.plusMonths(i), 1.0 + i);
        assertThat(Elasticity.of("C", "macro.x", few, few)).satisfies(found -> {
            assertThat(found.elasticity()).isNull();
            assertThat(found.note()).isEqualTo("not enough data: 11 months known of both, 12 needed");
        });
        few.put(FIRST.plusMonths(11), 12.0);
        SortedMap<YearMonth, Double> still = new TreeMap<>();
        few.keySet().forEach(month -> still.put(month, 5.0));
        assertThat(Elasticity.of("C", "macro.x", few, still).note()).contains("does not change");
    }
}
