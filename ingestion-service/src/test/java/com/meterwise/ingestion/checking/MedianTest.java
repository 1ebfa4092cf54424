package com.meterwise.ingestion.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class MedianTest {
    @Property
    void the_median_distance_is_that_of_all_distances_sorted(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -50, max = 5_000) Double> any) {
        double[] values = any.stream().mapToDouble(Double::doubleValue).toArray();
        double centre = Median.of(values);
        double[] distances = Arrays.stream(values).map(value -> Math.abs(value - centre)).toArray();

        assertThat(Median.deviation(values, centre)).isEqualTo(Median.of(distances));
    }

    @Property
    void many_alike_are_no_harder(@ForAll @Size(min = 1, max = 20) int[] few) {
        double[] values = Arrays.stream(few).mapToDouble(value -> value % 3).toArray();
        double centre = Median.of(values);

        assertThat(Median.deviation(values, centre))
                .isEqualTo(Median.of(Arrays.stream(values).map(value -> Math.abs(value - centre)).toArray()));
    }
}
