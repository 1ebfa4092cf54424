package com.meterwise.forecasting.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.history.LoadHistory;

class OperationTest {
    @Test
    void a_week_with_holes_is_not_forecast_from() {
        double[][] kwh = days(28);
        for (int d = 25; d < 28; d++)
            Arrays.fill(kwh[d], Double.NaN);
        assertThat(InputGate.DEFAULT.of(history(kwh))).isEqualTo(InputGate.Finding.INCOMPLETE);
        assertThat(InputGate.DEFAULT.of(history(days(28)))).isEqualTo(InputGate.Finding.PASSED);
    }

    @Test
    void a_flat_line_is_refused_unless_the_load_is_always_flat() {
        double[][] stuck = days(28);
        Arrays.fill(stuck[27], 4.2);
        assertThat(InputGate.DEFAULT.of(history(stuck))).isEqualTo(InputGate.Finding.FLAT);
        double[][] flat = new double[28][24];
        assertThat(InputGate.DEFAULT.of(history(flat))).isEqualTo(InputGate.Finding.PASSED);
    }

    @Test
    void two_weeks_of_bias_raise_an_alarm_and_fewer_days_do_not() {
        assertThat(new Tracking(14, 0.08, 5, 0.8, 0).off()).extracting(Tracking.Off::kind).containsExactly(Tracking.Kind.BIAS);
        assertThat(new Tracking(13, 0.08, 5, 0.8, 0).off()).isEmpty();
        assertThat(new Tracking(28, 0.04, 9, 0.8, 0).off()).isEmpty();
        assertThat(new Tracking(28, 0.08, 2, 0.8, 0).off()).isEmpty();
    }

    @Test
    void an_interval_that_holds_too_little_or_too_much_raises_an_alarm_that_stays_until_it_is_well_back() {
        assertThat(new Tracking(28, 0, 0, 0.65, -6).off()).extracting(Tracking.Off::kind).containsExactly(Tracking.Kind.COVERAGE);
        assertThat(new Tracking(28, 0, 0, 0.95, 6).off()).hasSize(1);
        assertThat(new Tracking(28, 0, 0, 0.72, -6).isBackToNormal(Tracking.Kind.COVERAGE)).isFalse();
        assertThat(new Tracking(28, 0, 0, 0.75, -6).isBackToNormal(Tracking.Kind.COVERAGE)).isTrue();
    }

    @Test
    void what_was_missed_so_far_shifts_the_hours_to_come_and_fades() {
        double[] came = new double[48];
        Arrays.fill(came, Double.NaN);
        for (int s = 0; s < 6; s++)
            came[s] = 160;
        IntradayUpdate update = IntradayUpdate.of(deciles(48), came, 1);
        assertThat(update.firstSlot()).isEqualTo(6);
        assertThat(update.shiftKwh()).isEqualTo(10 * 0.9 * Math.exp(-1 / 8.0), offset(1e-9));
        assertThat(update.deciles().slots()).isEqualTo(42);
        assertThat(update.deciles().p50()[0]).isEqualTo(150 + update.shiftKwh(), offset(1e-9));
        assertThat(update.deciles().p50()[41]).isEqualTo(150, offset(0.1));
        assertThatThrownBy(() -> IntradayUpdate.of(deciles(2), new double[]{ Double.NaN, Double.NaN }, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Deciles deciles(int slots) {
        double[][] kwh = new double[Deciles.COUNT][slots];
        for (int q = 0; q < Deciles.COUNT; q++)
            Arrays.fill(kwh[q], 110 + 10 * q);
        return new Deciles(kwh);
    }

    private static double[][] days(int count) {
        double[][] kwh = new double[count][24];
        for (double[] day : kwh)
            for (int s = 0; s < day.length; s++)
                day[s] = 1 + s;
        return kwh;
    }

    private static LoadHistory history(double[][] kwh) {
        Instant[] known = new Instant[kwh.length];
        Arrays.fill(known, Instant.EPOCH);
        return LoadHistory.of(LocalDate.of(2026, 3, 1), kwh, known);
    }
}
