package com.meterwise.segmentation.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

class HungarianTest {
    /** Taking the cheapest pair first (1) leaves 8 + 9; the best sum is 2 + 4 + 5. */
    @Test
    void the_cheapest_pairing_is_not_the_one_that_takes_the_cheapest_pair_first() {
        double[][] costs = { { 1, 2, 9 }, { 4, 9, 8 }, { 9, 9, 5 } };
        assertThat(Hungarian.pairing(costs)).containsExactly(1, 0, 2);
    }

    @Test
    void no_other_pairing_is_cheaper() {
        Random random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            double[][] costs = new double[1 + trial % 6][];
            for (int i = 0; i < costs.length; i++)
                costs[i] = random.doubles(costs.length, -3, 3).toArray();
            int[] paired = Hungarian.pairing(costs);
            double sum = 0;
            for (int i = 0; i < paired.length; i++)
                sum += costs[i][paired[i]];
            assertThat(sum).isCloseTo(cheapest(costs, 0, 0), within(1e-9));
        }
    }

    private static double cheapest(double[][] costs, int row, int taken) {
        if (row == costs.length) return 0;
        double best = Double.POSITIVE_INFINITY;
        for (int column = 0; column < costs.length; column++)
            if ((taken & 1 << column) == 0) best = Math.min(best, costs[row][column] + cheapest(costs, row + 1, taken | 1 << column));
        return best;
    }
}
