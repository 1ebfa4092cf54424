package com.meterwise.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.evaluation.Conformal;
import com.meterwise.forecasting.evaluation.TrainedModel;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.intake.Indicator;
import com.meterwise.forecasting.intake.Interruption;
import com.meterwise.forecasting.intake.KnownTemperatures;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.Loads;
import com.meterwise.forecasting.operation.Cuts;
import com.meterwise.forecasting.operation.RegionWeather;
import com.meterwise.forecasting.operation.Surroundings;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.platform.time.MarketTime;

/** What is known around a load changes what is issued, and what was not known then does not. */
class SurroundingsTest {
    private static final MarketTime TIME = new MarketTime(ZoneOffset.UTC);
    private static final int DAYS = 100, SLOTS = 24;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final LocalDate LAST = Loads.FIRST.plusDays(DAYS - 1L);
    private static final DayTypes ORDINARY = new DayTypes(Set.of());
    private static final double[] CELSIUS = celsius();
    private final Forecasting forecasting = new Forecasting(TIME, new Training(28), new Conformal(ORDINARY));

    @Test
    void a_holiday_to_come_is_forecast_as_a_day_off() {
        assertThat(LAST.plusDays(2).getDayOfWeek().getValue()).as("a working day").isLessThan(6);
        LoadHistory office = Loads.office(DAYS, 3);
        double[] ordinary = issued(office, Surroundings.of(ORDINARY)).atLead(2).p50();
        double[] holiday = issued(office, Surroundings.of(new DayTypes(Set.of(LAST.plusDays(2))))).atLead(2).p50();
        assertThat(ordinary[12]).isGreaterThan(25);
        assertThat(holiday[12]).isLessThan(0.6 * ordinary[12]);
    }

    @Test
    void a_planned_shutdown_is_forecast_as_nothing_for_as_long_as_it_lasts() {
        Instant noon = TIME.startOf(LAST.plusDays(1)).plus(Duration.ofHours(12));
        LoadHistory office = Loads.office(DAYS, 3);
        IssuedForecast ordinary = issued(office, Surroundings.of(ORDINARY));
        IssuedForecast cut = issued(office, Surroundings.of(ORDINARY)
                .with(new Cuts(List.of(new Interruption("C", "SHUTDOWN", noon, noon.plus(Duration.ofMinutes(90)))))));
        assertThat(cut.deciles().kwh()[8][12]).isZero();
        assertThat(cut.deciles().p50()[13]).isEqualTo(ordinary.deciles().p50()[13] / 2, offset(1e-9));
        assertThat(cut.deciles().p50()[14]).isEqualTo(ordinary.deciles().p50()[14], offset(1e-9));
        assertThat(cut.model()).isEqualTo(ordinary.model() + " (shutdown)");
    }

    @Test
    void what_was_cut_is_no_example_of_how_the_customer_lives() {
        LocalDate dark = LAST.minusDays(6);
        LoadHistory office = Loads.office(DAYS, 3);
        double[][] kwh = new double[DAYS][];
        for (int d = 0; d < DAYS; d++)
            kwh[d] = office.date(d).equals(dark) ? new double[SLOTS] : office.day(office.date(d));
        Cuts outage = new Cuts(List.of(new Interruption("C", "OUTAGE", TIME.startOf(dark), TIME.endOf(dark))));
        double known = issued(Loads.history(kwh), Surroundings.of(ORDINARY).with(outage)).atLead(1).p50()[12];
        assertThat(known).isEqualTo(issued(office, Surroundings.of(ORDINARY)).atLead(1).p50()[12], offset(2.5));
    }

    @Test
    void a_cold_day_forecast_in_time_raises_what_a_heated_house_is_forecast() {
        List<Indicator> mild = weather(8), cold = weather(-4);
        assertThat(issued(heated(), around(cold)).atLead(1).p50()[12])
                .isGreaterThan(1.2 * issued(heated(), around(mild)).atLead(1).p50()[12]);
    }

    @Test
    void what_the_weather_turned_out_to_be_later_changes_neither_training_nor_forecast() {
        List<Indicator> known = weather(8), later = new ArrayList<>(known);
        for (int h = 0; h < 48; h++) {
            Instant at = TIME.endOf(LAST).plus(HOUR.multipliedBy(h));
            later.add(new Indicator(Indicator.TEMPERATURE, "", at, at.plusSeconds(1), -20, "degC", "station"));
        }
        // and a correction of yesterday that came today
        later.add(new Indicator(Indicator.TEMPERATURE, "", TIME.startOf(LAST), TIME.endOf(LAST).plusSeconds(1), -20, "degC", "station"));
        assertThat(issued(heated(), around(later)).deciles().kwh()).isDeepEqualTo(issued(heated(), around(known)).deciles().kwh());
    }

    @Test
    void a_cut_of_a_series_knows_only_the_forecast_of_its_time() {
        LocalDate then = LAST.minusDays(10);
        List<Indicator> values = weather(8);
        Instant at = TIME.endOf(then).plus(HOUR.multipliedBy(5));
        values.add(new Indicator(Indicator.TEMPERATURE, "", at, TIME.endOf(then).minusSeconds(1), 33, "degC", "forecast"));
        Series whole = heated().series(around(values).weather());
        int t = (DAYS - 10) * SLOTS + 5;
        assertThat(whole.until((DAYS - 10) * SLOTS).temperature(t)).isEqualTo(33);
        assertThat(whole.temperature(t)).isNotEqualTo(33);
    }

    private IssuedForecast issued(LoadHistory load, Surroundings around) {
        CustomerHistory history = new CustomerHistory("C", HOUR, load, LAST, 0, TIME.endOf(LAST));
        TrainedModel model = forecasting.train(history, around, Optional.empty()).model();
        return forecasting.forecast(history, around, model, List.of());
    }

    private static Surroundings around(List<Indicator> told) {
        List<Indicator> values = told.stream().sorted(Comparator.comparing(Indicator::at).thenComparing(Indicator::issuedAt)).toList();
        return new Surroundings(ORDINARY, new RegionWeather(new KnownTemperatures(values), TIME, Loads.FIRST), Cuts.NONE);
    }

    /** Forecast the evening before and then observed hour by hour; of the two days after the last a forecast has been issued. */
    private static List<Indicator> weather(double toCome) {
        List<Indicator> values = new ArrayList<>();
        for (int t = 0; t < (DAYS + 2) * SLOTS; t++) {
            Instant at = TIME.startOf(Loads.FIRST).plus(HOUR.multipliedBy(t));
            boolean known = t < DAYS * SLOTS;
            Instant before = TIME.startOf(TIME.dayOf(at)).minusSeconds(3600);
            if (known) values.add(new Indicator(Indicator.TEMPERATURE, "", at, before, CELSIUS[t], "degC", "forecast"));
            values.add(new Indicator(Indicator.TEMPERATURE, "", at, known ? at : TIME.endOf(LAST).minusSeconds(3600),
                    known ? CELSIUS[t] : toCome, "degC", "test"));
        }
        return values;
    }

    private static double[] celsius() {
        Random random = new Random(8);
        double[] celsius = new double[DAYS * SLOTS];
        double weather = 5;
        for (int t = 0; t < celsius.length; t++) {
            if (t % SLOTS == 0) weather = 5 + 0.6 * (weather - 5) + 4 * random.nextGaussian();
            celsius[t] = weather + 3 * Math.sin(2 * Math.PI * t / SLOTS);
        }
        return celsius;
    }

    /** Heated below 15 degrees, by 3 kWh a degree. */
    private static LoadHistory heated() {
        Random random = new Random(9);
        double[] celsius = CELSIUS;
        double[][] kwh = new double[DAYS][SLOTS];
        for (int t = 0; t < celsius.length; t++)
            kwh[t / SLOTS][t % SLOTS] = 20 + 3 * Math.max(0, 15 - celsius[t]) + random.nextGaussian();
        return Loads.history(kwh);
    }
}
