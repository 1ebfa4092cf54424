package com.meterwise.forecasting.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.history.Series;

/** What every model keeps to, and what each is for. */
class ModelFamilyTest {
    private static final DayTypes TYPES = new DayTypes(Set.of());
    private static final int SLOTS = 24, HORIZON = 72;

    private static Stream<LoadModel> models() {
        return Stream.of(new SeasonalNaive(), new SeasonalNaive(14), new SimilarDays(TYPES), new WeekProfile(TYPES),
                new WeekCarry(TYPES, HORIZON), new SeasonalTrend(HORIZON),
                new HoltWinters(HORIZON), new Ridge(new RidgeSettings(1, 180), TYPES, HORIZON),
                new CalendarRidge(new RidgeSettings(1, 500), TYPES, HORIZON));
    }

    @Test
    void no_model_uses_what_came_after_its_origin() {
        Series office = Loads.office(100, 1).series(), otherwise = changed(office, 90 * SLOTS);
        models().forEach(model -> {
            FittedModel fitted = model.fit(office.until(80 * SLOTS));
            assertThat(fitted.forecast(otherwise.until(90 * SLOTS), HORIZON)).as(model.name())
                    .isEqualTo(fitted.forecast(office.until(90 * SLOTS), HORIZON));
        });
    }

    @Test
    void every_model_forecasts_from_any_slot_of_the_day() {
        Series office = Loads.office(100, 2).series().until(95 * SLOTS + 7);
        models().forEach(model -> assertThat(Arrays.stream(model.fit(office).forecast(office, HORIZON)).boxed()).as(model.name())
                .hasSize(HORIZON).allMatch(value -> value >= 0 && value < 200));
    }

    @Test
    void every_model_lives_with_gaps() {
        Series office = Loads.office(100, 3).series();
        double[] load = new double[office.end()];
        Random random = new Random(4);
        for (int t = 0; t < load.length; t++)
            load[t] = random.nextInt(10) == 0 ? Double.NaN : office.load(t);
        Series gappy = Series.of(office.first(), SLOTS, load, null);
        models().forEach(model -> assertThat(Arrays.stream(model.fit(gappy).forecast(gappy, HORIZON)).allMatch(Double::isFinite))
                .as(model.name()).isTrue());
    }

    @Test
    void every_model_tells_where_it_comes_from() {
        Series office = Loads.office(100, 5).series();
        models().forEach(model -> assertThat(model.fit(office).provenance())
                .isEqualTo(new Provenance(model.name(), Loads.FIRST.plusDays(99), 100, model.fit(office).provenance().settings())));
    }

    @Test
    void a_history_too_short_is_refused_by_name() {
        Series office = Loads.office(6, 6).series();
        models().forEach(
                model -> assertThatThrownBy(() -> model.fit(office)).as(model.name()).hasMessageStartingWith(model.name() + " needs"));
    }

    @Test
    void a_holiday_is_forecast_from_sundays_and_not_taken_for_a_weekday_afterwards() {
        LocalDate holiday = Loads.FIRST.plusDays(57); // a Tuesday
        DayTypes types = new DayTypes(Set.of(holiday));
        Series office = Loads.office(70, 7).series();
        double[] of = new SimilarDays(types).fit(office).forecast(office.until(57 * SLOTS), SLOTS);
        assertThat(of[12]).isLessThan(20);
        double[] load = new double[64 * SLOTS];
        for (int t = 0; t < load.length; t++)
            load[t] = t / SLOTS == 57 ? 5 : office.load(t);
        double[] weekLater = new SimilarDays(types).fit(office).forecast(Series.of(office.first(), SLOTS, load, null), SLOTS);
        assertThat(weekLater[12]).isGreaterThan(25);
    }

    @Test
    void a_weekend_day_that_is_worked_is_as_a_working_day() {
        LocalDate saturday = Loads.FIRST.plusDays(5);
        assertThat(new DayTypes(Set.of(), Set.of(saturday)).isDayOff(saturday)).isFalse();
        assertThat(new DayTypes(Set.of(Loads.FIRST.plusDays(1))).isBridge(Loads.FIRST)).isTrue();
    }

    @Test
    void the_calendar_ridge_follows_the_temperature() {
        Series heated = heated(120);
        Series cold = heated.until(100 * SLOTS);
        double[] forecast = new CalendarRidge(new RidgeSettings(1, 500), TYPES, SLOTS).fit(cold).forecast(cold, SLOTS);
        double error = 0;
        for (int i = 0; i < SLOTS; i++)
            error += Math.abs(forecast[i] - heated.load(100 * SLOTS + i)) / SLOTS;
        assertThat(error).isLessThan(2);
    }

    @Test
    void boosting_learns_from_many_series_and_is_made_again_from_its_bytes() {
        List<Series> offices = Stream.of(1, 2, 3).map(seed -> Loads.office(87, seed).series()).toList();
        GradientBoosting model = new GradientBoosting(TYPES, SLOTS);
        FittedBoosting fitted = model.fit(offices);
        double[] forecast = fitted.forecast(offices.get(0), SLOTS);
        assertThat(forecast[12]).isBetween(20.0, 70.0);
        assertThat(new FittedBoosting(fitted.provenance(), TYPES, SLOTS, fitted.phase(), fitted.leads(), fitted.bytes())
                .forecast(offices.get(0), SLOTS)).isEqualTo(forecast);
        assertThat(model.fit(offices).forecast(offices.get(0), SLOTS)).isEqualTo(forecast);
    }

    private static Series changed(Series series, int from) {
        double[] load = new double[series.end()];
        for (int t = 0; t < load.length; t++)
            load[t] = t < from ? series.load(t) : 999;
        return Series.of(series.first(), series.slots(), load, null);
    }

    /** Heated below 15 degrees, by 3 kWh a degree; the weather turns every few days. */
    private static Series heated(int days) {
        Random random = new Random(8);
        double[] load = new double[days * SLOTS], celsius = new double[days * SLOTS];
        double weather = 5;
        for (int t = 0; t < load.length; t++) {
            if (t % SLOTS == 0) weather = 5 + 0.6 * (weather - 5) + 4 * random.nextGaussian();
            celsius[t] = weather + 3 * Math.sin(2 * Math.PI * t / SLOTS);
            load[t] = 20 + 3 * Math.max(0, 15 - celsius[t]) + random.nextGaussian();
        }
        return Series.of(Loads.FIRST, SLOTS, load, celsius);
    }
}
