package com.meterwise.forecasting.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.evaluation.Deciles;

class ColdStartTest {
    private static final double[][] SHAPES = { { 0.25, 0.75 }, { 0.5, 0.6 } };
    private static final double NONE = Double.NaN;

    @Test
    void without_a_day_of_its_own_a_customer_takes_what_its_contract_says_in_the_shape_of_others() {
        double[][] kwh = new ColdStart(new double[0], new double[]{ 100, 200 }).p50(SHAPES).orElseThrow();
        assertThat(kwh[0]).containsExactly(25, 75);
        assertThat(kwh[1]).containsExactly(100, 120);
    }

    @Test
    void without_a_contract_its_own_days_say_how_much() {
        double[][] kwh = new ColdStart(new double[]{ 30, 50 }, new double[]{ NONE, NONE }).p50(SHAPES).orElseThrow();
        assertThat(kwh[0]).containsExactly(10, 30);
    }

    @Test
    void a_contract_says_as_much_as_two_days_do() {
        double[][] kwh = new ColdStart(new double[]{ 30, 50 }, new double[]{ 80, 80 }).p50(SHAPES).orElseThrow();
        assertThat(kwh[0]).containsExactly(15, 45);
    }

    @Test
    void who_has_neither_is_not_forecast() {
        assertThat(new ColdStart(new double[0], new double[]{ 100, NONE }).p50(SHAPES)).isEmpty();
        assertThatThrownBy(() -> new ColdStart(new double[0], new double[]{ 100 }).p50(SHAPES)).hasMessageContaining("1 days ahead have 2");
    }

    @Test
    void what_nothing_was_learnt_of_is_told_wide_and_never_negative() {
        Deciles wide = ColdStart.wide(new double[]{ 10, 0 });
        assertThat(wide.p50()).containsExactly(10, 0);
        assertThat(wide.kwh()[0][0]).isBetween(5.0, 6.0);
        assertThat(wide.kwh()[8][0]).isBetween(18.0, 20.0);
        assertThat(wide.kwh()[0][1]).isZero();
    }
}
