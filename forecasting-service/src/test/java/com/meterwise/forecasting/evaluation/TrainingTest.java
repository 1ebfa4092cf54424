package com.meterwise.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.history.Weather;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.Learnt;
import com.meterwise.forecasting.models.Loads;
import com.meterwise.forecasting.models.Ridge;
import com.meterwise.forecasting.models.RidgeSettings;
import com.meterwise.forecasting.models.SeasonalNaive;
import com.meterwise.forecasting.models.WeekProfile;

class TrainingTest {
    private static final DayTypes TYPES = new DayTypes(Set.of());
    private final Training training = new Training(28);

    @Test
    void a_customer_is_served_a_blend_when_it_beat_the_naive_on_the_last_weeks() {
        Training.Outcome outcome = training.train(Loads.office(120, 4).series(), TYPES, Optional.empty());
        TrainedModel model = outcome.model();
        assertThat(model.name()).isEqualTo(Ensemble.NAME);
        assertThat(model.mase()).isLessThan(0.9 * model.naiveMase());
        assertThat(model.served().parts().stream().mapToDouble(Ensemble.Part::weight).sum()).isCloseTo(1, offset(1e-9));
        assertThat(model.trials()).extracting(TrainedModel.Trial::model).contains(Ridge.NAME, SeasonalNaive.NAME, Ensemble.NAME);
        assertThat(model.days()).isEqualTo(120);
        // 28 days held out; the second day ahead of the last origin is not over
        assertThat(outcome.residuals()).hasSize(28 + 27);
    }

    /** Each slot strays from where it was a week ago, and from nowhere else: nothing beats repeating it. */
    @Test
    void a_customer_whose_models_are_all_worse_than_its_naive_is_served_the_naive_and_told_so() {
        TrainedModel model = training.train(straying(120).series(), TYPES, Optional.empty()).model();
        assertThat(model.name()).isEqualTo(SeasonalNaive.NAME);
        assertThat(model.reason()).endsWith("so the naive serves");
        assertThat(model.served().parts()).singleElement().satisfies(part -> assertThat(part.name()).isEqualTo(SeasonalNaive.NAME));
    }

    @Test
    void a_customer_of_less_than_four_weeks_is_served_the_naive() {
        TrainedModel model = training.train(Loads.office(20, 4).series(), TYPES, Optional.empty()).model();
        assertThat(model.name()).isEqualTo(SeasonalNaive.NAME);
        assertThat(model.reason()).isEqualTo("20 days of history, a model needs 28");
    }

    @Test
    void a_model_that_could_not_learn_gets_no_weight_and_the_others_what_their_errors_say() {
        Series office = Loads.office(400, 4).series();
        Trials window = Trials.of(Arrays.asList(new SeasonalNaive().fit(office), null, new WeekProfile(TYPES).fit(office)),
                office, 372);
        double[] weights = window.weights(0, 28);
        assertThat(weights[1]).isZero();
        assertThat(weights[2]).isGreaterThan(weights[0]);
        assertThat(weights[0] + weights[2]).isCloseTo(1, offset(1e-9));
    }

    @Test
    void weights_fall_with_the_sixth_power_of_the_error() {
        assertThat(Blend.bySkill(new double[]{ 1, 2, Double.NaN })).containsExactly(64 / 65.0, 1 / 65.0, 0);
        assertThat(Blend.bySkill(new double[]{ 0, 2 })).as("one without an error has it all").containsExactly(1, 0);
    }

    @Test
    void settings_stay_until_they_are_due_to_be_chosen_again() {
        LoadHistory office = Loads.office(160, 6);
        TrainedModel first = trained(office.through(Loads.FIRST.plusDays(119)), Optional.empty());
        TrainedModel second = trained(office.through(Loads.FIRST.plusDays(126)), Optional.of(first));
        TrainedModel fifth = trained(office.through(Loads.FIRST.plusDays(147)), Optional.of(second));
        assertThat(second.tunedOn()).isEqualTo(first.tunedOn());
        assertThat(second.settings()).isEqualTo(first.settings());
        assertThat(fifth.tunedOn()).isEqualTo(Loads.FIRST.plusDays(147));
    }

    /** What operation reads tomorrow is what was kept today, from a window that begins later. */
    @Test
    void a_blend_taken_up_again_forecasts_what_it_forecast_before_from_a_shorter_past_too() {
        Series office = Loads.office(120, 5).series();
        TrainedModel model = training.train(office, TYPES, Optional.empty()).model();
        Members members = new Members(TYPES, 48);
        List<Ensemble.Part> again = model.served().parts().stream()
                .map(part -> new Ensemble.Part(members.named(part.name(), model.settings()).takeUp(part.model().provenance(), 24,
                        Learnt.of(part.model().learnt().bytes())), part.weight()))
                .toList();
        double[] forecast = model.served().forecast(office, 48);
        assertThat(new Ensemble(model.served().provenance(), again).forecast(office, 48)).isEqualTo(forecast);
        double[] recent = model.served().forecast(Loads.office(120, 5).tail(70).series(), 48);
        for (int i = 0; i < 48; i++)
            assertThat(recent[i]).isCloseTo(forecast[i], withPercentage(2));
    }

    @Test
    void a_blend_that_learnt_from_a_temperature_goes_on_without_one() {
        Series office = Loads.office(120, 5).series();
        double[] load = new double[office.end()], celsius = new double[office.end()];
        for (int t = 0; t < load.length; t++) {
            load[t] = office.load(t);
            celsius[t] = 10 + 5 * Math.sin(t / 24.0);
        }
        Series warm = Series.of(office.first(), 24, load, celsius);
        TrainedModel model = training.train(warm, TYPES, Optional.empty()).model();
        assertThat(model.warm()).isTrue();
        assertThat(Arrays.stream(model.served().forecast(office, 48)).allMatch(value -> value >= 0 && value < 200)).isTrue();
    }

    private TrainedModel trained(LoadHistory past, Optional<TrainedModel> last) {
        return training.train(past.series(), TYPES, last).model();
    }

    private static LoadHistory straying(int days) {
        double[][] kwh = new double[days][24];
        Random random = new Random(5);
        for (int d = 0; d < days; d++)
            for (int h = 0; h < 24; h++)
                kwh[d][h] = d < 7 ? 200 + 100 * random.nextDouble() : kwh[d - 7][h] + 10 * random.nextGaussian();
        return Loads.history(kwh);
    }

    @Test
    void a_backtest_cannot_peek() {
        LoadHistory office = Loads.office(60, 7);
        double[][] otherwise = new double[60][];
        for (int d = 0; d < 60; d++)
            otherwise[d] = office.day(office.date(d));
        LocalDate changed = Loads.FIRST.plusDays(50);
        Arrays.fill(otherwise[50], 999);
        Ridge ridge = new Ridge(new RidgeSettings(1, 120), TYPES);
        LocalDate from = Loads.FIRST.plusDays(45);
        var model = ridge.fit(office.through(from.minusDays(1)));
        Backtest asItWas = Backtest.of(model, office, from), asItWasNot = Backtest.of(model, Loads.history(otherwise), from);
        for (int i = 0; i < asItWas.residuals().size(); i++) {
            Residual was = asItWas.residuals().get(i), wasNot = asItWasNot.residuals().get(i);
            if (was.day().isBefore(changed)) assertThat(wasNot.kwh()).isEqualTo(was.kwh());
        }
        assertThat(asItWasNot.mase(1)).isNotEqualTo(asItWas.mase(1));
    }

    @Test
    void what_became_available_after_the_origin_is_not_used() {
        LoadHistory office = Loads.office(30, 8);
        Instant origin = Loads.FIRST.plusDays(20).atStartOfDay(ZoneOffset.UTC).toInstant();
        LoadHistory known = office.asOf(origin);
        assertThat(known.kwh(19, 0)).isEqualTo(office.kwh(19, 0));
        assertThat(known.kwh(20, 0)).isNaN();
        assertThat(known.filled(20, 0)).isEqualTo(office.kwh(13, 0));
    }

    @Test
    void a_comparison_tells_how_many_weeks_are_done_and_ends_when_it_is_called_off() {
        LoadHistory office = Loads.office(120, 4);
        LocalDate from = Loads.FIRST.plusDays(100);
        List<String> told = new ArrayList<>();
        assertThat(Comparison.of(office, from, training, TYPES, Weather.UNKNOWN,
                day -> day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant(),
                (done, all) -> told.add(done + " of " + all))).isPresent();
        assertThat(told).containsExactly("1 of 3", "2 of 3", "3 of 3");
        assertThat(Comparison.of(office, from, training, TYPES, Weather.UNKNOWN,
                day -> day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant(),
                (done, all) -> done < 2)).isEmpty();
    }
}
