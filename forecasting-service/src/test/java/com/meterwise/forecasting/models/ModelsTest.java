package com.meterwise.forecasting.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.evaluation.Backtest;
import com.meterwise.forecasting.history.LoadHistory;

class ModelsTest {
    private static final DayTypes TYPES = new DayTypes(Set.of());
    private final Ridge ridge = new Ridge(new RidgeSettings(0.3, 120), TYPES);

    @Test
    void the_seasonal_naive_repeats_the_same_weekday_of_last_week() {
        LoadHistory office = Loads.office(20, 1);
        assertThat(new SeasonalNaive().fit(office).nextDay(office)).isEqualTo(office.day(office.last().minusDays(6)));
    }

    @Test
    void the_ridge_beats_the_naive_on_a_load_whose_level_wanders() {
        LoadHistory office = Loads.office(150, 2);
        LoadHistory past = office.through(Loads.FIRST.plusDays(119));
        double scale = past.weeklyChange(0);
        double ofRidge = Backtest.of(ridge.fit(past), office, Loads.FIRST.plusDays(120)).mase(scale);
        double ofNaive = Backtest.of(new SeasonalNaive().fit(past), office, Loads.FIRST.plusDays(120)).mase(scale);
        assertThat(ofRidge).isLessThan(0.8 * ofNaive);
    }

    @Test
    void a_forecast_is_never_negative() {
        double[][] kwh = new double[40][24];
        for (int d = 0; d < 40; d++)
            kwh[d][12] = Math.max(0, 40 - 2 * d);
        LoadHistory falling = Loads.history(kwh);
        assertThat(Arrays.stream(ridge.fit(falling).nextDay(falling))).allMatch(value -> value >= 0);
    }

    @Test
    void a_load_of_zero_is_forecast_as_zero() {
        LoadHistory dark = Loads.history(new double[30][24]);
        assertThat(Arrays.stream(ridge.fit(dark).nextDay(dark))).allMatch(value -> value < 1e-6);
    }

    @Test
    void the_same_history_gives_the_same_forecast_to_the_last_bit() {
        LoadHistory office = Loads.office(60, 3);
        assertThat(ridge.fit(office).nextDays(office, 2)).isDeepEqualTo(ridge.fit(Loads.office(60, 3)).nextDays(office, 2));
    }

    @Test
    void a_model_knows_what_it_was_made_from() {
        LoadHistory office = Loads.office(60, 3);
        assertThat(ridge.fit(office).provenance())
                .isEqualTo(new Provenance(Ridge.NAME, office.last(), 60, new RidgeSettings(0.3, 120)));
    }

    @Test
    void too_short_a_history_is_refused() {
        assertThatThrownBy(() -> ridge.fit(Loads.office(13, 1))).hasMessage("ridge needs 14 days, got 13");
    }
}
