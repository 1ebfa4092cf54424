package com.meterwise.segmentation.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.features.Periods.Part;
import com.meterwise.segmentation.intake.Tariff;

class PeriodsTest {
    private static final Map<String, Double> FOUR = Map.of("sharp", 1.2, "peak", 1.0, "flat", 0.65, "valley", 0.3);

    @Test
    void what_a_tariff_makes_dear_is_peak_and_what_it_makes_cheap_is_valley_whatever_it_calls_them() {
        // sharp 2 h, peak 6 h, flat 8 h, valley 8 h: mean 0.667, so flat at 0.65 is within a tenth of it
        List<String> slots = slots("valley", 8, "flat", 4, "peak", 4, "flat", 4, "sharp", 2, "peak", 2);
        Periods periods = Periods.of(new Tariff("T", FOUR, slots, List.of()), 0.1).orElseThrow();
        assertThat(periods.peak()).containsExactlyInAnyOrder(12, 13, 14, 15, 20, 21, 22, 23);
        assertThat(periods.valley()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(periods.partOf(8, false)).isEqualTo(Part.FLAT);
        assertThat(periods.isSameAllWeek()).isTrue();
    }

    @Test
    void weekends_have_their_own_hours() {
        Periods periods = Periods.of(new Tariff("T", FOUR, slots("valley", 8, "peak", 16), slots("valley", 24)), 0.1).orElseThrow();
        assertThat(periods.partOf(12, false)).isEqualTo(Part.PEAK);
        assertThat(periods.partOf(12, true)).isEqualTo(Part.VALLEY);
        assertThat(periods.isSameAllWeek()).isFalse();
    }

    @Test
    void a_tariff_that_tells_no_hours_apart_or_does_not_price_them_all_has_no_periods() {
        assertThat(Periods.of(new Tariff("T", Map.of("all", 0.3), slots("all", 24), List.of()), 0.1)).isEmpty();
        assertThat(Periods.of(new Tariff("T", Map.of("all", 0.3), List.of(), List.of()), 0.1)).isEmpty();
        assertThat(Periods.of(new Tariff("T", FOUR, slots("valley", 8, "peak", 15), List.of()), 0.1)).isEmpty();
        assertThat(Periods.of(new Tariff("T", Map.of("day", 0.30, "night", 0.28), slots("night", 8, "day", 16), List.of()), 0.1))
                .as("two cents are no reason to shift anything").isEmpty();
    }

    @Test
    void an_hour_is_not_both_and_is_an_hour() {
        assertThatThrownBy(() -> new Periods(Set.of(8), Set.of(8))).hasMessageContaining("hour 8");
        assertThatThrownBy(() -> new Periods(Set.of(), Set.of(), Set.of(24), Set.of())).hasMessageContaining("24");
    }

    private static List<String> slots(Object... runs) {
        List<String> slots = new ArrayList<>();
        for (int i = 0; i < runs.length; i += 2)
            slots.addAll(Collections.nCopies((int) runs[i + 1], (String) runs[i]));
        return slots;
    }
}
