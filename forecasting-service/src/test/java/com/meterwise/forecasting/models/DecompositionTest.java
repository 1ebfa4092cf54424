package com.meterwise.forecasting.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.history.Series;

class DecompositionTest {
    private static final int SLOTS = 24, DAYS = 70;

    /** 100 at noon more than at midnight, a tenth less on the last two days of seven. */
    private static double shape(int t) {
        return (t / SLOTS % 7 < 5 ? 1 : .9) * (200 + 50 * Math.sin(2 * Math.PI * (t % SLOTS) / SLOTS));
    }

    private static Series series(java.util.function.IntToDoubleFunction load) {
        double[] kwh = new double[DAYS * SLOTS];
        for (int t = 0; t < kwh.length; t++)
            kwh[t] = load.applyAsDouble(t);
        return Series.of(Loads.FIRST, SLOTS, kwh, null);
    }

    private static void continues(java.util.function.IntToDoubleFunction load, int origin) {
        Decomposition end = Decomposition.of(series(load), origin);
        for (int i = 0; i < 9 * SLOTS; i++)
            assertThat(end.at(i)).as("slot %d", i).isCloseTo(load.applyAsDouble(origin + i), within(1e-3 * load.applyAsDouble(origin + i)));
    }

    @Test
    void a_load_that_repeats_itself_goes_on_as_it_was_from_any_slot() {
        continues(DecompositionTest::shape, 60 * SLOTS);
        continues(DecompositionTest::shape, 58 * SLOTS + 7);
        continues(DecompositionTest::shape, 15 * SLOTS);
    }

    @Test
    void seasons_grow_with_the_level_where_a_load_is_never_near_zero() {
        Decomposition twice = Decomposition.of(series(t -> shape(t) * (t < 50 * SLOTS ? 1 : 2)), 52 * SLOTS);
        assertThat(twice.logarithms()).isTrue();
        assertThat(twice.at(18) / twice.at(6)).isCloseTo(shape(18) / shape(6), within(.06));
    }

    @Test
    void a_load_that_rests_at_night_is_taken_apart_as_it_is() {
        java.util.function.IntToDoubleFunction rests = t -> t % SLOTS < 6 ? 0 : shape(t);
        Decomposition end = Decomposition.of(series(rests), 60 * SLOTS);
        assertThat(end.logarithms()).isFalse();
        assertThat(end.at(3)).isCloseTo(0, within(20.));
        assertThat(end.at(12)).isCloseTo(rests.applyAsDouble(60 * SLOTS + 12), within(20.));
    }

    @Test
    void nothing_after_the_origin_is_looked_at() {
        Series one = series(DecompositionTest::shape), other = series(t -> t < 40 * SLOTS ? shape(t) : 1e6);
        for (int i = 0; i < 2 * SLOTS; i++)
            assertThat(Decomposition.of(one, 40 * SLOTS).at(i)).isEqualTo(Decomposition.of(other, 40 * SLOTS).at(i));
    }
}
