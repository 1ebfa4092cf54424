package com.meterwise.ingestion.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;

import com.meterwise.ingestion.checking.DayKind;
import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Series;
import com.meterwise.ingestion.checking.Severity;
import com.meterwise.ingestion.checking.Thresholds;
import com.meterwise.ingestion.checking.Trail;
import com.meterwise.ingestion.estimation.Estimate.Method;
import com.meterwise.ingestion.intake.Energy;

class EstimationTest {
    /** A Monday. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Estimation USUAL = Estimation.usual(ProxyDay.Temperatures.UNKNOWN, MeanProfile.Profiles.UNKNOWN,
            RegisterScaling.Registers.UNKNOWN);

    @Test
    void an_interior_gap_of_two_hours_is_filled_by_a_line() {
        long[] wh = ramp(0);
        Arrays.fill(wh, 10, 14, Energy.MISSING);
        Estimate filled = USUAL.of(day(wh), none()).get(0);
        assertThat(filled.method()).isEqualTo(Method.LINEAR);
        assertThat(filled.wh()).containsExactly(1100, 1110, 1120, 1130);
        assertThat(filled.boundWh()).as("a line misses nothing of a line").isZero();
    }

    @Test
    void a_gap_at_midnight_leans_on_the_day_before() {
        long[] wh = ramp(0);
        wh[0] = Energy.MISSING;
        assertThat(USUAL.of(day(wh), none())).as("nothing to lean on").isEmpty();
        Estimate filled = USUAL.of(day(wh), past(1, EstimationTest::ramp)).get(0);
        assertThat(filled.method()).isEqualTo(Method.LINEAR);
        assertThat(filled.wh()).as("half of 1471 and 1010").containsExactly(1241);
    }

    @Test
    void a_longer_gap_is_the_mean_of_the_last_four_days_of_the_same_weekday() {
        long[] wh = ramp(0);
        Arrays.fill(wh, 10, 16, Energy.MISSING);
        Estimate filled = USUAL.of(day(wh), past(56, EstimationTest::ramp)).get(0);
        assertThat(filled.method()).isEqualTo(Method.LIKE_DAY);
        assertThat(filled.donors()).containsExactly(DAY.minusDays(7), DAY.minusDays(14), DAY.minusDays(21), DAY.minusDays(28));
        assertThat(filled.wh()[0]).as("mean of 1100 + 7, 14, 21 and 28").isEqualTo(1118);
        // deviation of 7, 14, 21, 28 is 9.037, once more for their own mean
        assertThat(filled.boundWh()).isEqualTo(Math.round(1.645 * 9.0370 * Math.sqrt(1.25)));
    }

    @Test
    void days_with_gaps_or_doubts_are_no_donors_and_other_workdays_stand_in() {
        long[] wh = ramp(0);
        Arrays.fill(wh, 10, 16, Energy.MISSING);
        Past past = past(20, back -> back % 7 == 0 ? wh.clone() : ramp(back));
        Estimate filled = USUAL.of(day(wh), past).get(0);
        assertThat(filled.donors()).containsExactly(DAY.minusDays(3), DAY.minusDays(4), DAY.minusDays(5), DAY.minusDays(6));
    }

    @Test
    void a_day_as_warm_stands_in_where_like_days_are_too_few() {
        long[] wh = ramp(0);
        Arrays.fill(wh, 10, 16, Energy.MISSING);
        ProxyDay.Temperatures degrees = day -> OptionalDouble.of(day.equals(DAY) ? 5 : day.getDayOfMonth() == 26 ? 6 : 15);
        Estimation estimation = Estimation.usual(degrees, MeanProfile.Profiles.UNKNOWN, RegisterScaling.Registers.UNKNOWN);
        Estimate filled = estimation.of(day(wh), past(4, EstimationTest::ramp)).get(0);
        assertThat(filled.method()).isEqualTo(Method.PROXY_DAY);
        assertThat(filled.donors()).containsExactly(LocalDate.of(2026, 2, 26));
        assertThat(filled.boundWh()).as("one day does not show how days differ").isEqualTo(-1);
    }

    @Test
    void others_profile_at_ones_own_level_is_the_last_way() {
        long[] wh = new long[48];
        Arrays.fill(wh, 2000);
        Arrays.fill(wh, 40, 48, Energy.MISSING);
        double[] shares = new double[48];
        Arrays.fill(shares, 0, 40, 0.5 / 40);
        Arrays.fill(shares, 40, 48, 0.5 / 8);
        Estimation estimation = Estimation.usual(ProxyDay.Temperatures.UNKNOWN, day -> Optional.of(shares),
                RegisterScaling.Registers.UNKNOWN);
        Estimate filled = estimation.of(day(wh), none()).get(0);
        assertThat(filled.method()).isEqualTo(Method.PROFILE);
        assertThat(filled.wh()).as("80 kWh in half of the shares").containsOnly(10_000);
    }

    @Test
    void a_register_has_the_last_word_about_the_sum_and_takes_nothing_below_zero() {
        long[] wh = ramp(0);
        Arrays.fill(wh, 10, 14, Energy.MISSING);
        long measured = day(wh).energyWh();
        assertThat(scaled(wh, measured + 8920)).containsExactly(2200, 2220, 2240, 2260);
        assertThat(scaled(wh, measured - 5)).containsOnly(0);
        assertThat(Arrays.stream(scaled(wh, measured + 1001)).sum()).isEqualTo(1001);
    }

    @Test
    void of_a_day_that_lacks_a_third_nothing_is_estimated() {
        long[] wh = ramp(0);
        Arrays.fill(wh, 10, 24, Energy.MISSING);
        assertThat(USUAL.of(day(wh), past(56, EstimationTest::ramp))).as("14 of 48 are 29 %").hasSize(1);
        wh[30] = Energy.MISSING;
        assertThat(USUAL.of(day(wh), past(56, EstimationTest::ramp))).isEmpty();
    }

    @Test
    void what_was_measured_is_kept_and_estimates_are_marked() {
        long[] wh = ramp(0);
        long[] before = wh.clone();
        Arrays.fill(wh, 10, 14, Energy.MISSING);
        Verdict verdict = judge(wh, past(56, EstimationTest::ramp));
        assertThat(verdict.quality()).isEqualTo("V".repeat(10) + "EEEE" + "V".repeat(34));
        for (int slot = 0; slot < 48; slot++)
            if (slot < 10 || slot >= 14) assertThat(verdict.wh()[slot]).isEqualTo(before[slot]);
        assertThat(wh[10]).as("the measured values stay as they are").isEqualTo(Energy.MISSING);
        assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
        assertThat(verdict.estimated()).isEqualTo(4);
    }

    @Test
    void an_estimate_that_a_rule_objects_to_is_not_used() {
        long[] wh = new long[48];
        Arrays.fill(wh, 1000);
        wh[10] = wh[11] = wh[12] = wh[13] = wh[14] = Energy.MISSING;
        Past past = past(56, back -> {
            long[] spiky = new long[48];
            Arrays.fill(spiky, 1000);
            if (back == 7) spiky[12] = 40_000;
            return spiky;
        });
        assertThat(judge(wh, past).estimates()).isEmpty();
    }

    private static Verdict judge(long[] wh, Past past) {
        StringBuilder quality = new StringBuilder();
        for (long each : wh)
            quality.append(each == Energy.MISSING ? '-' : 'V');
        return new Judge(meter -> Thresholds.USUAL).judge(day(wh), quality.toString(), Trail.none(DAY), past, USUAL, suspicion -> false);
    }

    private static long[] scaled(long[] wh, long counted) {
        Estimation estimation = Estimation.usual(ProxyDay.Temperatures.UNKNOWN, MeanProfile.Profiles.UNKNOWN, day -> Optional.of(counted));
        return estimation.of(day(wh), none()).get(0).wh();
    }

    private static long[] ramp(int back) {
        long[] wh = new long[48];
        for (int slot = 0; slot < 48; slot++)
            wh[slot] = 1000 + 10 * slot + back;
        return wh;
    }

    private static Series day(long[] wh) { return new Series("M", "importKwh", DAY, Duration.ofMinutes(30), wh); }

    private static Past none() { return Past.none(DAY); }

    private static Past past(int days, IntFunction<long[]> wh) {
        List<Past.Known> known = new ArrayList<>();
        for (int back = 1; back <= days; back++)
            known.add(new Past.Known(new Series("M", "importKwh", DAY.minusDays(back), Duration.ofMinutes(30), wh.apply(back)),
                    Severity.NONE, false));
        return new Past(DAY, known, DayKind.Calendar.BY_WEEKDAY);
    }
}
