package com.meterwise.segmentation.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

import org.junit.jupiter.api.Test;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.CustomerDay;
import com.meterwise.segmentation.intake.MeterDay;
import com.meterwise.segmentation.intake.SlotEnergy;

class ContextFeaturesTest {
    private static final MarketTime UTC = new MarketTime(ZoneId.of("UTC"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final Features FEATURES = Features.of(new Periods(Set.of(8, 9, 10, 11), Set.of(0, 1, 2, 3, 4, 5)));

    @Test
    void a_load_that_rises_by_a_kilowatt_hour_a_day_has_that_slope_a_year() {
        SortedMap<String, Double> features = features(70, (day, hour) -> 10 + day / 24.0, Facts.NONE, Surroundings.NONE);
        // 240 kWh on the first day, 309 on the last, 274.5 in the mean
        assertThat(features.get("trend")).isCloseTo(365 / 274.5, within(1e-4));
    }

    @Test
    void a_step_is_found_on_its_day_and_chance_is_not() {
        SortedMap<String, Double> step = features(70, (day, hour) -> day < 40 ? 10 : 14, Facts.NONE, Surroundings.NONE);
        assertThat(step.get("daysSinceBreak")).isEqualTo(30);
        SortedMap<String, Double> even = features(70, (day, hour) -> day % 2 == 0 ? 10 : 10.5, Facts.NONE, Surroundings.NONE);
        assertThat(even).doesNotContainKey("daysSinceBreak");
    }

    @Test
    void trend_and_break_need_eight_weeks() {
        assertThat(features(55, (day, hour) -> 10 + day, Facts.NONE, Surroundings.NONE)).doesNotContainKeys("trend", "daysSinceBreak");
    }

    @Test
    void days_highest_half_in_the_morning_and_half_at_night_have_an_entropy_of_ln_2() {
        SortedMap<String, Double> features = features(28, (day, hour) -> hour == (day % 2 == 0 ? 7 : 22) ? 5 : 1, Facts.NONE,
                Surroundings.NONE);
        assertThat(features.get("shapeEntropy")).isCloseTo(Math.log(2), within(1e-9));
    }

    @Test
    void load_duration_peak_volatility_and_dip_have_their_worked_values() {
        SortedMap<String, Double> features = features(28, (day, hour) -> hour < 6 ? 4 + day / 7 : hour >= 11 && hour < 15 ? 0.5 : 1,
                Facts.NONE,
                Surroundings.NONE);
        // weeks peak at 4, 5, 6 and 7 kW: mean 5.5, variance 1.25
        assertThat(features.get("peakVolatility")).isCloseTo(Math.sqrt(1.25) / 5.5, within(1e-9));
        assertThat(features.get("duration50")).isCloseTo(1.0 / 7, within(1e-9));
        assertThat(features.get("duration90")).isCloseTo(0.5 / 7, within(1e-9));
        // six hours of 5.5 kW in the mean, fourteen of 1, four of 0.5
        assertThat(features.get("sunnyDip")).isCloseTo(1 - 0.5 / ((33 + 14 + 2) / 24.0), within(1e-9));
        assertThat(features.get("peakSlotKw")).isEqualTo(7);
    }

    @Test
    void heating_and_cooling_slopes_are_those_planted() {
        TreeMap<Instant, Double> celsius = new TreeMap<>();
        for (int day = 0; day < 90; day++)
            for (int hour = 0; hour < 24; hour++)
                celsius.put(UTC.startOf(MONDAY.plusDays(day)).plus(Duration.ofHours(hour)), temperature(day));
        SortedMap<String, Double> features = features(90,
                (day, hour) -> 10 + 0.4 * Math.max(0, 14 - temperature(day)) + 0.2 * Math.max(0, temperature(day) - 22), Facts.NONE,
                Surroundings.of(celsius, Map.of()));
        double mean = features.get("dailyKwh") / 24;
        assertThat(features.get("heatingSlope")).isCloseTo(0.4 / mean, within(1e-3));
        assertThat(features.get("coolingSlope")).isCloseTo(0.2 / mean, within(1e-3));
        assertThat(features.get("temperatureCorrelation")).isLessThan(-0.5);
    }

    @Test
    void load_that_follows_temperature_by_six_hours_has_that_lag() {
        TreeMap<Instant, Double> celsius = new TreeMap<>();
        Instant start = UTC.startOf(MONDAY);
        for (int hour = -24; hour < 40 * 24; hour++)
            celsius.put(start.plus(Duration.ofHours(hour)), 10 + 5 * Math.sin(hour * 0.37) + 3 * Math.sin(hour * 0.11));
        SortedMap<String, Double> features = features(40,
                (day, hour) -> 50 - celsius.get(start.plus(Duration.ofHours(24L * day + hour - 6))), Facts.NONE,
                Surroundings.of(celsius, Map.of()));
        assertThat(features.get("temperatureLag")).isEqualTo(6);
        assertThat(features.get("temperatureCorrelation")).isCloseTo(-1, within(1e-3));
    }

    @Test
    void without_a_temperature_there_is_no_weather_feature() {
        assertThat(features(40, (day, hour) -> 1, Facts.NONE, Surroundings.NONE)).doesNotContainKeys("heatingSlope", "coolingSlope",
                "temperatureCorrelation", "temperatureLag");
    }

    @Test
    void use_is_compared_with_the_contract_in_months_the_contract_speaks_of() {
        Facts facts = new Facts("INDUSTRIAL", true, Map.of(YearMonth.of(2026, 1), 20.0), Map.of("OUTAGE", 2, "COMPLAINT", 1));
        SortedMap<String, Double> features = features(40, (day, hour) -> 1, facts, Surroundings.NONE);
        assertThat(features.get("deviationRate")).isCloseTo(0.2, within(1e-9));
        assertThat(features.get("outagesAYear")).isEqualTo(2);
        assertThat(features.get("complaintsAYear")).isEqualTo(1);
        assertThat(features.get("contactsAYear")).isZero();
        assertThat(features.get("criticalSupply")).isEqualTo(1);
        assertThat(features.get("isIndustrial")).isEqualTo(1);
        assertThat(FEATURES.kindOf(features)).isEqualTo("INDUSTRIAL");
    }

    @Test
    void what_nobody_said_of_a_customer_is_absent() {
        assertThat(features(40, (day, hour) -> 1, Facts.ofKind("UNKNOWN"), Surroundings.NONE)).doesNotContainKeys("isIndustrial",
                "isResidential", "outagesAYear", "criticalSupply", "deviationRate", "coincidence");
    }

    @Test
    void coincidence_is_the_load_in_the_systems_peaks_over_the_own_peak() {
        Surroundings system = Surroundings.of(new TreeMap<>(), Map.of(MONDAY, 18, MONDAY.plusDays(1), 19));
        SortedMap<String, Double> features = features(14, (day, hour) -> hour == 12 ? 10 : hour == 18 ? 4 : 2, Facts.NONE, system);
        assertThat(features.get("coincidence")).isCloseTo((4 + 2) / 2.0 / 10, within(1e-9));
    }

    /** Two thirds of the weekdays at 8 kW in peak hours, one third at 2: quartiles 8 and 2; outside of them it may do what it likes. */
    @Test
    void what_is_left_out_on_some_weekdays_is_potential_for_demand_response() {
        SortedMap<String, Double> features = features(42,
                (day, hour) -> hour < 8 || hour > 11 ? 1 + day % 5 : day % 7 > 4 ? 50 : day % 3 == 0 ? 2 : 8, Facts.NONE,
                Surroundings.NONE);
        assertThat(features.get("demandResponseKw")).isCloseTo(6, within(1e-9));
        assertThat(features(42, (day, hour) -> 5, Facts.NONE, Surroundings.NONE).get("demandResponseKw")).isZero();
    }

    @Test
    void power_factor_surcharges_have_their_worked_values() {
        double[][] worked = { { 0.90, 0 }, { 0.85, 0.025 }, { 0.70, 0.10 }, { 0.66, 0.14 }, { 0.60, 0.25 }, { 0.95, -0.0075 },
                { 0.99, -0.0075 }, { 0.92, -0.003 }, { 0.849, 0.025 } };
        for (double[] one : worked)
            assertThat(PowerFactor.surcharge(one[0])).as("power factor %s", one[0]).isCloseTo(one[1], within(1e-12));
        assertThat(PowerFactor.of(3, 4)).isCloseTo(0.6, within(1e-12));
        assertThat(PowerFactor.of(0, 4)).isNaN();
    }

    @Test
    void a_power_factor_is_a_feature_only_where_reactive_energy_is_measured() {
        Facts measured = new Facts(null, null, Map.of(), null, 0.85, null);
        assertThat(features(20, (day, hour) -> 1, measured, Surroundings.NONE)).containsEntry("powerFactor", 0.85)
                .containsKey("powerFactorSurcharge");
        assertThat(features(20, (day, hour) -> 1, Facts.NONE, Surroundings.NONE)).doesNotContainKeys("powerFactor",
                "powerFactorSurcharge");
    }

    private static double temperature(int day) { return 15 + 12 * Math.sin(day * 0.7); }

    private static SortedMap<String, Double> features(int days, ToDoubleBiFunction<Integer, Integer> kw, Facts facts, Surroundings around) {
        List<CustomerDay> all = java.util.stream.IntStream.range(0, days).mapToObj(day -> {
            double[] kwh = new double[24];
            for (int hour = 0; hour < 24; hour++)
                kwh[hour] = kw.applyAsDouble(day, hour);
            return CustomerDay
                    .of(List.of(new MeterDay("C", "M", MONDAY.plusDays(day), Duration.ofHours(1), SlotEnergy.ofKwh(kwh), 1, 0)));
        }).toList();
        LoadWindow window = new LoadWindow("C", MONDAY, MONDAY.plusDays(days - 1L), all, null, 1, facts, around);
        return new LoadProfiles(FEATURES, UTC).of(window).orElseThrow().features();
    }
}
