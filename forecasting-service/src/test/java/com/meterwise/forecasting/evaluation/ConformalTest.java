package com.meterwise.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

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

    @Test
    void few_days_widen_however_many_slots_a_day_has() {
        double[] hours = new double[24];
        List<Residual> eight = residuals(new Random(3), 8, 0), many = residuals(new Random(3), 400, 0);
        Conformal free = new Conformal(new DayTypes(Set.of()), false);
        assertThat(width(free.around(hours, MONDAY, eight))).isGreaterThan(1.1 * width(free.around(hours, MONDAY, many)));
    }

    @Test
    void weeks_covered_too_little_widen_the_next_day_and_weeks_covered_too_much_narrow_it() {
        assertThat(Stretch.of(List.of())).isEqualTo(1);
        assertThat(Stretch.of(covered(7, 0.75))).isEqualTo(Math.exp(7 * 0.05), offset(1e-12));
        assertThat(Stretch.of(covered(7, 0.85))).isEqualTo(Math.exp(-7 * 0.05), offset(1e-12));
        assertThat(Stretch.of(covered(28, Double.NaN))).isEqualTo(1);
        assertThat(Stretch.of(covered(28, 0))).isEqualTo(3);
    }

    @Test
    void what_was_cut_off_tells_nothing_about_the_interval() {
        Residual residual = new Residual(1, MONDAY, true, new double[]{ 0.5, -3, Double.NaN, 1 });
        double[] low = { 9, 9, 9, 9 }, p50 = { 10, 10, 10, 10 }, high = { 11, 11, 11, 11 };
        assertThat(residual.within(low, p50, high).covered()).isEqualTo(2 / 3.0, offset(1e-12));
        assertThat(new Residual(1, MONDAY, true, new double[]{ Double.NaN }).within(low, p50, high).covered()).isNaN();
    }

    private static List<Residual> covered(int days, double share) {
        return IntStream.rangeClosed(1, days)
                .mapToObj(d -> new Residual(1, MONDAY.minusDays(d), true, new double[24], share)).toList();
    }

    private static double width(Deciles deciles) {
        double width = 0;
        for (int s = 0; s < deciles.slots(); s++)
            width += deciles.kwh()[8][s] - deciles.kwh()[0][s];
        return width / deciles.slots();
    }

    private static List<Residual> residuals(Random random, int days, double bias) {
        List<Residual> residuals = new ArrayList<>();
        for (int d = 0; d < days; d++)
            residuals.add(
                    new Residual(1, MONDAY.minusDays(d + 1L), true, random.doubles(24).map(x -> bias + random.nextGaussian()).toArray()));
        return residuals;
    }
}
