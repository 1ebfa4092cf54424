package com.meterwise.segmentation.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.CustomerDay;
import com.meterwise.segmentation.intake.MeterDay;
import com.meterwise.segmentation.intake.SlotEnergy;

class FeaturesTest {
    private static final MarketTime BERLIN = new MarketTime(ZoneId.of("Europe/Berlin"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final Features FEATURES = Features.of(new Periods(Set.of(8, 9, 10, 11), Set.of(0, 1, 2, 3, 4, 5)));
    private static final LoadProfiles PROFILES = new LoadProfiles(FEATURES, BERLIN);

    /** Weekdays 1 kW, but 5 kW from 8 to 12 h; weekends 1 kW all day. */
    private final List<CustomerDay> twoWeeks = MONDAY.datesUntil(MONDAY.plusDays(14)).map(day -> customerDay(day, 24, officeKwh(day)))
            .toList();

    @Test
    void scale_features_have_their_worked_values() {
        // ten weekdays of 40 kWh and four weekend days of 24 kWh
        assertThat(feature("dailyKwh")).isCloseTo(496.0 / 14, within(1e-9));
        assertThat(feature("annualKwh")).isCloseTo(496.0 / 14 * 365, within(1e-6));
        assertThat(feature("peakKw")).isEqualTo(5);
        assertThat(feature("softMinKw")).isEqualTo(1);
        assertThat(feature("softMaxKw")).isEqualTo(5);
        assertThat(feature("utilisationHours")).isCloseTo(496.0 / 14 * 365 / 5, within(1e-6));
    }

    @Test
    void shape_features_have_their_worked_values() {
        assertThat(feature("loadFactor")).isCloseTo(496.0 / 14 / 24 / 5, within(1e-9));
        assertThat(feature("minMaxRatio")).isEqualTo(0.2);
        assertThat(feature("peakValleyRate")).isEqualTo(0.8);
        // peak hours: ten weekdays of 20 kWh, four weekend days of 4 kWh
        assertThat(feature("peakShare")).isCloseTo(216.0 / 496, within(1e-9));
        assertThat(feature("valleyShare")).isCloseTo(84.0 / 496, within(1e-9));
        assertThat(feature("flatShare")).isCloseTo(196.0 / 496, within(1e-9));
        assertThat(feature("peakHourRate")).isCloseTo(216.0 / 56 / (496.0 / 336), within(1e-9));
        assertThat(feature("valleyRate")).isCloseTo(1 / (496.0 / 336), within(1e-9));
        assertThat(feature("nightDayRatio")).isEqualTo(1);
        assertThat(feature("peakHour")).isEqualTo(8);
        assertThat(feature("hoursAboveMidRange")).isEqualTo(4);
        assertThat(feature("share06to09")).isCloseTo(7.0 / 40, within(1e-9));
    }

    @Test
    void a_customer_who_pays_by_the_hour_is_seen_by_the_hours_of_its_tariff() {
        Periods tariff = new Periods(Set.of(8, 9), Set.of(0, 1), Set.of(), Set.of(8, 9, 10, 11));
        LoadWindow window = new LoadWindow("C", MONDAY, MONDAY.plusDays(13), twoWeeks, null, 1, Facts.NONE.with(tariff), Surroundings.NONE);
        Map<String, Double> features = PROFILES.of(window).orElseThrow().features();
        // ten weekdays: two peak hours of 5 kWh, two valley hours of 1 kWh; four weekend days: four valley hours of 1 kWh
        assertThat(features.get("peakShare")).isCloseTo(100.0 / 496, within(1e-9));
        assertThat(features.get("valleyShare")).isCloseTo(36.0 / 496, within(1e-9));
        assertThat(features.get("flatShare")).isCloseTo(360.0 / 496, within(1e-9));
        assertThat(features.get("peakHourRate")).isCloseTo(5 / (496.0 / 336), within(1e-9));
    }

    @Test
    void variation_features_have_their_worked_values() {
        assertThat(feature("weekendRatio")).isEqualTo(0.6);
        double mean = 496.0 / 14;
        double deviation = Math.sqrt((10 * Math.pow(40 - mean, 2) + 4 * Math.pow(24 - mean, 2)) / 14);
        assertThat(feature("dailyCv")).isCloseTo(deviation / mean, within(1e-9));
        assertThat(feature("dayToDayCorrelation")).isCloseTo(1, within(1e-9));
    }

    @Test
    void capacity_use_is_the_peak_over_the_contract_and_absent_without_one() {
        assertThat(PROFILES.of(window(twoWeeks, 10.0)).orElseThrow().features().get("capacityUse")).isEqualTo(0.5);
        assertThat(PROFILES.of(window(twoWeeks, null)).orElseThrow().features()).doesNotContainKey("capacityUse");
    }

    @Test
    void a_customer_with_thirteen_days_gets_no_features_rather_than_zeros() {
        LoadProfile profile = PROFILES.of(window(twoWeeks.subList(0, 13), null)).orElseThrow();
        assertThat(profile.features()).isEmpty();
        assertThat(profile.canBeSegmented()).isFalse();
        assertThat(profile.weekday()[8]).isEqualTo(5);
    }

    @Test
    void a_customer_without_a_day_in_the_window_gets_no_profile() { assertThat(PROFILES.of(window(List.of(), null))).isEmpty(); }

    @Test
    void a_missing_slot_lowers_no_mean() {
        List<CustomerDay> gappy = new ArrayList<>(twoWeeks);
        double[] kwh = officeKwh(MONDAY);
        kwh[9] = Double.NaN;
        kwh[20] = Double.NaN;
        gappy.set(0, customerDay(MONDAY, 24, kwh));
        LoadProfile profile = PROFILES.of(window(gappy, null)).orElseThrow();
        assertThat(profile.weekday()[9]).isEqualTo(5);
        assertThat(profile.weekday()[20]).isEqualTo(1);
        assertThat(profile.features().get("dailyKwh")).as("the gap takes the day's mean").isCloseTo((9 * 40 + 34.0 / 22 * 24 + 96) / 14,
                within(1e-9));
    }

    @Test
    void half_hours_and_hours_describe_the_same_day() {
        List<CustomerDay> halves = MONDAY.datesUntil(MONDAY.plusDays(14)).map(day -> {
            double[] kwh = new double[48];
            for (int i = 0; i < 48; i++)
                kwh[i] = officeKwh(day)[i / 2] / 2;
            return customerDay(day, 48, kwh);
        }).toList();
        LoadProfile profile = PROFILES.of(window(halves, null)).orElseThrow();
        assertThat(profile.interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(profile.weekday()).hasSize(48);
        FEATURES.all().stream().filter(feature -> profile.features().containsKey(feature.name())).forEach(feature -> assertThat(
                profile.features().get(feature.name())).as(feature.name()).isCloseTo(feature(feature.name()), within(1e-9)));
    }

    @Test
    void a_day_of_25_hours_keeps_its_hours_on_the_wall_clock() {
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        double[] kwh = new double[25];
        java.util.Arrays.fill(kwh, 1);
        // the 9th hour begins 10 hours after midnight: two of them were the same hour of the clock
        kwh[10] = 7;
        CustomerDay day = customerDay(autumn, 25, kwh);
        double[] typical = TypicalDay.of(List.of(day), Duration.ofHours(1), BERLIN);
        assertThat(typical).hasSize(24);
        assertThat(typical[9]).isEqualTo(7);
        assertThat(typical[2]).isEqualTo(1);
    }

    @Test
    void the_grade_falls_with_missing_days_and_silent_meters() {
        assertThat(PROFILES.of(window(twoWeeks, null)).orElseThrow().grade()).isEqualTo(Grade.A);
        List<CustomerDay> without = new ArrayList<>(twoWeeks);
        without.remove(5);
        assertThat(PROFILES.of(window(without, null)).orElseThrow().grade()).isEqualTo(Grade.B);
        LoadWindow twoMeters = new LoadWindow("C", MONDAY, MONDAY.plusDays(13), twoWeeks, null, 2);
        assertThat(PROFILES.of(twoMeters).orElseThrow().grade()).isEqualTo(Grade.F);
    }

    private double feature(String name) { return PROFILES.of(window(twoWeeks, null)).orElseThrow().features().get(name); }

    private static LoadWindow window(List<CustomerDay> days, Double limit) {
        return new LoadWindow("C", MONDAY, MONDAY.plusDays(13), days, limit, 1);
    }

    private static double[] officeKwh(LocalDate day) {
        double[] kwh = new double[24];
        for (int hour = 0; hour < 24; hour++)
            kwh[hour] = !MarketTime.isWeekend(day) && hour >= 8 && hour < 12 ? 5 : 1;
        return kwh;
    }

    private static CustomerDay customerDay(LocalDate day, int slots, double[] kwh) {
        long length = BERLIN.slots(day, Duration.ofHours(1)) * 3600L;
        return CustomerDay.of(List.of(new MeterDay("C", "M", day, Duration.ofSeconds(length / slots), SlotEnergy.ofKwh(kwh), 1, 0)));
    }
}
