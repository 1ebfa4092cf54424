package com.meterwise.segmentation.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class TrialTest {
    @Test
    void the_k_the_indexes_rank_best_together_wins() {
        assertThat(Trial.best(List.of(trial(2, .4, 50, 1.2, .9), trial(4, .8, 500, .2, .9), trial(5, .7, 800, .4, .9)), .75).k())
                .isEqualTo(4);
    }

    @Test
    void when_the_ranks_are_even_the_silhouette_decides() {
        assertThat(Trial.best(List.of(trial(2, .6, 50, .9, .9), trial(4, .5, 500, .5, .9), trial(5, .4, 700, .7, .9)), .75).k())
                .isEqualTo(4);
        assertThat(Trial.best(List.of(trial(2, .6, 50, .5, .9), trial(4, .5, 500, .5, .9)), .75).k()).isEqualTo(2);
    }

    @Test
    void of_divisions_as_clear_the_finer_one_wins() {
        assertThat(Trial.best(List.of(trial(2, .134, 71.7, 2.32, .89), trial(4, .131, 55.9, 1.96, .79), trial(5, .1, 49, 2.0, .8)), .75)
                .k()).isEqualTo(4);
        assertThat(Trial.best(List.of(trial(2, .134, 71.7, 2.32, .89), trial(4, .131, 55.9, 1.96, .7)), .75).k())
                .as("but never one that is not stable").isEqualTo(2);
        assertThat(Trial.best(List.of(trial(8, .5, 500, .7, .9), trial(9, .49, 480, .8, .9)), .75).k())
                .as("nor one whose groups lie closer together").isEqualTo(8);
    }

    @Test
    void a_k_whose_segments_are_not_found_again_is_not_chosen() {
        assertThat(Trial.best(List.of(trial(2, .4, 50, 1.2, .8), trial(4, .8, 500, .2, .74)), .75).k()).isEqualTo(2);
    }

    @Test
    void when_none_is_stable_the_most_stable_is_told() {
        assertThat(Trial.best(List.of(trial(2, .4, 50, 1.2, .6), trial(4, .8, 500, .2, .5)), .75).k()).isEqualTo(2);
    }

    /** Two groups of two on a line: 0 and 2, 10 and 12; centres 1 and 11. */
    @Test
    void indexes_have_their_worked_values() {
        Indexes indexes = new Indexes(Rows.of(new double[][]{ { 0 }, { 2 }, { 10 }, { 12 } }), new double[][]{ { 1 }, { 11 } });
        assertThat(indexes.squaredError()).isEqualTo(4);
        // a is 2 for each; b is 11 for the outer and 9 for the inner ones
        assertThat(indexes.silhouette()).isCloseTo((9.0 / 11 + 7.0 / 9) / 2, within(1e-12));
        // between: 4 rows x 25 over 1; within: 4 over 2
        assertThat(indexes.calinskiHarabasz()).isEqualTo(50);
        assertThat(indexes.daviesBouldin()).isCloseTo(0.2, within(1e-12));
    }

    /** Three groups in the plane, of unlike size: (0,0) (0,2); (6,1); (3,7) (5,7) (4,10), centres (0,1), (6,1), (4,8). */
    @Test
    void indexes_of_three_unlike_groups_have_their_worked_values() {
        Indexes indexes = new Indexes(Rows.of(new double[][]{ { 0, 0 }, { 0, 2 }, { 6, 1 }, { 3, 7 }, { 5, 7 }, { 4, 10 } }),
                new double[][]{ { 0, 1 }, { 6, 1 }, { 4, 8 } });
        // 1 + 1; 0; 2 + 2 + 4
        assertThat(indexes.squaredError()).isEqualTo(10);
        // mean (3, 4.5): 2 (9 + 12.25) + (9 + 12.25) + 3 (1 + 12.25) over 2; 10 over 3
        assertThat(indexes.calinskiHarabasz()).isCloseTo(103.5 / 2 / (10.0 / 3), within(1e-9));
        // spreads 1, 0 and (2 sqrt 2 + 2) / 3; distances 6, sqrt 65 and sqrt 53
        double third = (2 * Math.sqrt(2) + 2) / 3;
        double first = (1 + third) / Math.sqrt(65);
        assertThat(indexes.daviesBouldin()).isCloseTo((first + third / Math.sqrt(53) + first) / 3, within(1e-9));
        // a customer alone counts nothing
        assertThat(indexes.silhouetteOf(1)).isZero();
    }

    private static Trial trial(int k, double silhouette, double calinskiHarabasz, double daviesBouldin, double stability) {
        return new Trial("k-means", k, silhouette, calinskiHarabasz, daviesBouldin, 1, stability);
    }
}
