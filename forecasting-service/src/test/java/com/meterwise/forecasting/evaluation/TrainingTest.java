package com.meterwise.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

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
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.Loads;
import com.meterwise.forecasting.models.Ridge;
import com.meterwise.forecasting.models.RidgeSettings;
import com.meterwise.forecasting.models.SeasonalNaive;

class TrainingTest {
    private static final DayTypes TYPES = new DayTypes(Set.of());
    private final Training training = new Training(TYPES, 28);

    @Test
    void a_customer_is_served_the_ridge_when_it_beat_the_naive_on_the_last_weeks() {
        TrainedModel model = training.train(Loads.office(120, 4), Optional.empty()).model();
        assertThat(model.name()).isEqualTo(Ridge.NAME);
        assertThat(model.ridgeMase()).isLessThan(model.naiveMase());
    }

    /** The same week over and over, until noise comes into everything but the same slot a week before: nothing beats repeating it. */
    @Test
    void a_customer_whose_ridge_is_worse_than_its_naive_is_served_the_naive_and_told_so() {
        double[][] kwh = new double[70][24];
        Random random = new Random(5);
        for (int d = 0; d < 70; d++)
            for (int h = 0; h < 24; h++)
                kwh[d][h] = d < 7 ? 100 * random.nextDouble() : kwh[d - 7][h];
        TrainedModel model = training.train(Loads.history(kwh), Optional.empty()).model();
        assertThat(model.name()).isEqualTo(SeasonalNaive.NAME);
        assertThat(model.reason()).isNotBlank();
    }

    @Test
    void a_customer_of_less_than_four_weeks_is_served_the_naive() {
        TrainedModel model = training.train(Loads.office(20, 4), Optional.empty()).model();
        assertThat(model.name()).isEqualTo(SeasonalNaive.NAME);
        assertThat(model.reason()).isEqualTo("20 days of history, a ridge needs 28");
    }

    @Test
    void settings_stay_until_they_are_due_to_be_chosen_again() {
        LoadHistory office = Loads.office(160, 6);
        TrainedModel first = training.train(office.through(Loads.FIRST.plusDays(119)), Optional.empty()).model();
        TrainedModel second = training.train(office.through(Loads.FIRST.plusDays(126)), Optional.of(first)).model();
        TrainedModel fifth = training.train(office.through(Loads.FIRST.plusDays(147)), Optional.of(second)).model();
        assertThat(second.tunedOn()).isEqualTo(first.tunedOn());
        assertThat(second.ridge().provenance().settings()).isEqualTo(first.ridge().provenance().settings());
        assertThat(fifth.tunedOn()).isEqualTo(Loads.FIRST.plusDays(147));
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
        assertThat(Comparison.of(office, from, training, day -> day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant(),
                (done, all) -> told.add(done + " of " + all))).isPresent();
        assertThat(told).containsExactly("1 of 3", "2 of 3", "3 of 3");
        assertThat(Comparison.of(office, from, training, day -> day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant(),
                (done, all) -> done < 2)).isEmpty();
    }
}
