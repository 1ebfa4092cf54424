package com.meterwise.segmentation.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class TrialTest {
    @Test
    void the_k_that_two_indexes_like_best_wins() {
        assertThat(Trial.best(List.of(new Trial(2, .4, 50, 1.2, 9), new Trial(4, .8, 500, .2, 3), new Trial(5, .7, 800, .4, 1))).k())
                .isEqualTo(4);
    }

    @Test
    void when_each_index_likes_another_the_silhouette_decides() {
        assertThat(Trial.best(List.of(new Trial(2, .6, 50, 1.2, 9), new Trial(4, .5, 500, .3, 3), new Trial(5, .4, 400, .2, 1))).k())
                .isEqualTo(2);
    }

    /** Two groups of two on a line: 0 and 2, 10 and 12; centres 1 and 11. */
    @Test
    void indexes_have_their_worked_values() {
        Trial trial = new Indexes(new double[][]{ { 0 }, { 2 }, { 10 }, { 12 } }, new double[][]{ { 1 }, { 11 } }).trial(2);
        assertThat(trial.squaredError()).isEqualTo(4);
        // a is 2 for each; b is 11 for the outer and 9 for the inner ones
        assertThat(trial.silhouette()).isCloseTo((9.0 / 11 + 7.0 / 9) / 2, within(1e-12));
        // between: 4 rows x 25 over 1; within: 4 over 2
        assertThat(trial.calinskiHarabasz()).isEqualTo(50);
        assertThat(trial.daviesBouldin()).isCloseTo(0.2, within(1e-12));
    }
}
