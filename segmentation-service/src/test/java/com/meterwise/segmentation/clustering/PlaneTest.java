package com.meterwise.segmentation.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class PlaneTest {
    private static final Space SPACE = new Space(List.of(axis("loadFactor", 4), axis("peakShare", 1), axis("dailyCv", 1)));

    /** Weighted: (2, 0), (-2, 0), (0, 1), (0, -1) and dailyCv the same for all. Variances 8/3 and 2/3. */
    @Test
    void the_components_of_a_cross_are_its_arms() {
        Plane plane = Plane.of(SPACE, List.of(at(1, 0), at(-1, 0), at(0, 1), at(0, -1)));
        assertThat(plane.across().share()).isCloseTo(0.8, within(1e-12));
        assertThat(plane.up().share()).isCloseTo(0.2, within(1e-12));
        assertThat(plane.loadings(plane.across()).get("loadFactor")).isCloseTo(1, within(1e-12));
        assertThat(plane.loadings(plane.up()).get("peakShare")).isCloseTo(1, within(1e-12));
        assertThat(plane.place(at(1, 1))).containsExactly(new double[]{ 2, 1 }, within(1e-12));
    }

    @Test
    void a_feature_that_a_customer_lacks_counts_as_the_mean() {
        Plane plane = Plane.of(SPACE, List.of(at(1, 0), at(-1, 0), at(0, 1), at(0, -1)));
        assertThat(plane.place(Map.of("loadFactor", 1.0))).containsExactly(new double[]{ 2, 0 }, within(1e-12));
    }

    @Test
    void the_order_of_the_customers_does_not_turn_the_map_over() {
        List<Map<String, Double>> customers = new ArrayList<>(List.of(at(1, 0.2), at(-1, -0.1), at(0.1, 1), at(0, -1), at(0.5, 0.5)));
        double[] before = Plane.of(SPACE, customers).place(at(0.7, 0.3));
        java.util.Collections.reverse(customers);
        assertThat(Plane.of(SPACE, customers).place(at(0.7, 0.3))).containsExactly(before, within(1e-9));
    }

    @Test
    void one_customer_makes_no_map() {
        assertThatThrownBy(() -> Plane.of(SPACE, List.of(at(1, 0)))).hasMessageContaining("two customers, got 1");
    }

    private static Map<String, Double> at(double loadFactor, double peakShare) {
        return Map.of("loadFactor", loadFactor, "peakShare", peakShare, "dailyCv", 0.5);
    }

    private static Axis axis(String feature, double weight) { return new Axis(feature, weight, false, -9, 9, 0, 1); }
}
