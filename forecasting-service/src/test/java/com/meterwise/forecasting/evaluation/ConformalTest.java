package com.meterwise.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.models.DayTypes;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConformalTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private final Conformal conformal = new Conformal(new DayTypes(Set.of()));

    /** The record itself refuses deciles that cross, so making one is the check. */
    @Property(tries = 200)
    void deciles_never_cross_and_are_never_negative(@ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int days) {
        Random random = new Random(seed);
        double[] p50 = random.doubles(24, 0, 5).toArray();
        Deciles deciles = conformal.around(p50, MONDAY, residuals(random, days, random.nextGaussian()));
        assertThat(Arrays.stream(deciles.kwh()[0])).allMatch(kwh -> kwh >= 0);
        assertThat(deciles.p50()).isEqualTo(p50);
    }

    @Test
    void four_of_five_values_come_between_the_first_and_the_last_decile() {
        Random random = new Random(7);
        double[] p50 = new double[24];
        Arrays.fill(p50, 100);
        Deciles deciles = conformal.around(p50, MONDAY, residuals(random, 200, 0));
        int covered = 0;
        for (int i = 0; i < 20_000; i++) {
            double came = 100 + random.nextGaussian();
            if (came >= deciles.kwh()[0][i % 24] && came <= deciles.kwh()[8][i % 24]) covered++;
        }
        assertThat(covered / 20_000.0).isBetween(0.78, 0.83);
    }

    @Test
    void without_any_error_known_every_decile_is_the_median() {
        assertThat(conformal.around(new double[]{ 1, 2, 3, 4, 5, 6 }, MONDAY, List.of()).kwh()[8]).containsExactly(1, 2, 3, 4, 5, 6);
    }

    private static List<Residual> residuals(Random random, int days, double bias) {
        List<Residual> residuals = new ArrayList<>();
        for (int d = 0; d < days; d++)
            residuals.add(
                    new Residual(1, MONDAY.minusDays(d + 1L), true, random.doubles(24).map(x -> bias + random.nextGaussian()).toArray()));
        return residuals;
    }
}
