package com.meterwise.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ProfileTest {
    private static Profile tier(String tier, long sequence) {
        return new Profile("C-1", LocalDate.of(2026, 6, (int) sequence), null, null, null, new double[0], new double[0], "S1", tier, "A", 0,
                sequence);
    }

    @Test
    void slots_of_any_length_fold_into_hours() {
        double[] halfHours = new double[48];
        Arrays.fill(halfHours, .5);
        assertThat(Profile.hours(halfHours)).hasSize(24).containsOnly(1);
        double[] sixHours = { 6, 12, 6, 6 };
        assertThat(Profile.hours(sixHours)).hasSize(24).startsWith(1, 1, 1, 1, 1, 1, 2);
    }

    @Test
    void noise_below_a_millionth_is_not_taken() {
        assertThat(Precision.of(.1 + .2)).isEqualTo(.3);
        assertThat(Precision.of(Double.NaN)).isNaN();
        assertThat(Precision.of((Double) null)).isNull();
    }

    @Test
    void a_typical_day_with_a_missing_slot_is_not_known() {
        double[] halfHours = new double[48];
        halfHours[7] = Double.NaN;
        assertThat(Profile.hours(halfHours)).isEmpty();
    }

    @Test
    void a_customer_that_becomes_a_key_account_is_considered_once() {
        List<Trigger> triggers = ProfilesIn.promotions(Map.of(), List.of(tier("STANDARD", 1), tier("KEY", 2), tier("STRATEGIC", 3)));
        assertThat(triggers).extracting(Trigger::day).containsExactly(LocalDate.of(2026, 6, 2));
    }

    @Test
    void a_late_or_repeated_profile_promotes_nobody() {
        assertThat(ProfilesIn.promotions(Map.of("C-1", tier("STANDARD", 5)), List.of(tier("KEY", 4), tier("KEY", 5)))).isEmpty();
    }
}
