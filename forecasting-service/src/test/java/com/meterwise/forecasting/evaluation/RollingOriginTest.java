package com.meterwise.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.evaluation.RollingOrigin.Standing;
import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.Loads;
import com.meterwise.forecasting.models.SeasonalNaive;

class RollingOriginTest {
    private static final DayTypes TYPES = new DayTypes(Set.of());

    @Test
    void the_blend_is_better_than_the_naive_and_covers_what_it_promises() {
        List<Series> offices = List.of(Loads.office(140, 1).series(), Loads.office(140, 2).series());
        List<Standing> standings = new RollingOrigin(TYPES, 24, 20, 24, 168).run(offices, model -> {});
        Standing blend = standings.get(standings.size() - 1), naive = standings.get(0);
        assertThat(naive.model()).isEqualTo(SeasonalNaive.NAME);
        assertThat(blend.model()).isEqualTo(RollingOrigin.BLEND);
        assertThat(blend.mase()).isLessThan(0.75 * naive.mase());
        assertThat(blend.coverage()).isBetween(0.7, 0.9);
    }

    @Test
    void what_is_asked_of_too_short_a_history_is_refused_with_the_figures() {
        List<Series> short_ = List.of(Loads.office(20, 1).series());
        assertThatThrownBy(() -> new RollingOrigin(TYPES, 24, 10, 24, 168).run(short_, model -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave 10 days");
    }

    @Test
    void the_scaled_quantile_loss_is_twice_the_pinball_over_the_season_s_change() {
        double[][] deciles = new double[Deciles.COUNT][1];
        for (double[] decile : deciles)
            decile[0] = 8;
        Scoring scoring = new Scoring();
        scoring.add(new double[]{ 10 }, new Deciles(deciles), 4, 0);
        // mean of the levels is 0.5, so the pinball loss is 0.5 x 2 and the scaled one 2 x 1 / 4
        assertThat(scoring.scaledQuantileLoss()).isEqualTo(0.5, offset(1e-12));
        assertThat(scoring.mase()).isEqualTo(0.5, offset(1e-12));
        assertThat(scoring.mape()).isEqualTo(0.2, offset(1e-12));
        assertThat(scoring.coverage()).isZero();
    }

    @Test
    void weights_go_to_the_models_whose_mean_is_best_and_not_to_a_poor_one() {
        double[] actual = { 10, 10, 10, 10 };
        double[] weights = Blend.weights(new double[][]{ { 12, 12, 12, 12 }, { 8, 8, 8, 8 }, { 40, 40, 40, 40 } }, actual);
        assertThat(weights[0] + weights[1] + weights[2]).isEqualTo(1, offset(1e-12));
        assertThat(weights[0]).isEqualTo(weights[1], offset(1e-9));
        assertThat(weights[2]).isLessThan(0.001);
    }

    @Test
    void intervals_that_covered_too_little_are_widened() {
        Stretch stretch = new Stretch();
        stretch.learn(0.5);
        assertThat(stretch.factor()).isGreaterThan(1);
        for (int i = 0; i < 20; i++)
            stretch.learn(1);
        assertThat(stretch.factor()).isLessThan(1);
    }
}
