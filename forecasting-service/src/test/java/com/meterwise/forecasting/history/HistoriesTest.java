package com.meterwise.forecasting.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.intake.MeterDay;
import com.meterwise.platform.time.MarketTime;

class HistoriesTest {
    private static final MarketTime BERLIN = new MarketTime(ZoneId.of("Europe/Berlin"));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Duration QUARTER = Duration.ofMinutes(15), HOUR = Duration.ofHours(1);
    private final Histories histories = new Histories(BERLIN);

    @Test
    void days_have_92_or_100_quarter_hours_when_clocks_change() {
        ClockDays clock = new ClockDays(BERLIN, QUARTER);
        assertThat(clock.slots(LocalDate.of(2026, 3, 29))).isEqualTo(92);
        assertThat(clock.slots(LocalDate.of(2026, 10, 25))).isEqualTo(100);
        ClockDays shanghai = new ClockDays(new MarketTime(ZoneId.of("Asia/Shanghai")), QUARTER);
        assertThat(shanghai.slots(LocalDate.of(2026, 6, 1))).isEqualTo(96);
        assertThat(shanghai.slots(LocalDate.of(1990, 4, 15))).isEqualTo(92);
    }

    @Test
    void the_skipped_hour_is_filled_and_dropped_again() {
        ClockDays clock = new ClockDays(BERLIN, HOUR);
        LocalDate spring = LocalDate.of(2026, 3, 29);
        double[] actual = new double[23];
        for (int i = 0; i < 23; i++)
            actual[i] = i;
        double[] onClock = clock.toClock(spring, actual);
        assertThat(onClock[2]).isEqualTo(1.5);
        assertThat(onClock[3]).isEqualTo(2);
        assertThat(clock.toActual(spring, onClock)).isEqualTo(actual);
    }

    @Test
    void the_repeated_hour_is_averaged_and_written_twice() {
        ClockDays clock = new ClockDays(BERLIN, HOUR);
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        double[] actual = new double[25];
        actual[2] = 4;
        actual[3] = 6;
        double[] onClock = clock.toClock(autumn, actual);
        assertThat(onClock[2]).isEqualTo(5);
        assertThat(clock.toActual(autumn, onClock)).hasSize(25).contains(5, org.assertj.core.data.Index.atIndex(3));
    }

    @Test
    void a_customers_load_is_the_sum_of_its_meters() {
        CustomerHistory history = histories.of("C1", List.of(meter("M1", DAY, HOUR, 24, 1000), meter("M2", DAY, HOUR, 24, 500)), DAY)
                .orElseThrow();
        assertThat(history.load().kwh(0, 0)).isEqualTo(1.5);
    }

    @Test
    void finer_meters_are_added_up_to_the_coarsest() {
        CustomerHistory history = histories.of("C1", List.of(meter("M1", DAY, HOUR, 24, 1000), meter("M2", DAY, QUARTER, 96, 250)), DAY)
                .orElseThrow();
        assertThat(history.interval()).isEqualTo(HOUR);
        assertThat(history.load().kwh(0, 23)).isEqualTo(2);
    }

    @Test
    void after_a_meter_was_replaced_by_a_finer_one_its_coarse_past_is_left_out() {
        List<MeterDay> days = new ArrayList<>(List.of(meter("M1", DAY, HOUR, 24, 1000)));
        days.add(meter("M2", DAY.plusDays(60), QUARTER, 96, 250));
        CustomerHistory history = histories.of("C1", days, DAY.plusDays(60)).orElseThrow();
        assertThat(history.interval()).isEqualTo(QUARTER);
        assertThat(history.load().kwh(0, 0)).isNaN();
        assertThat(history.load().kwh(60, 0)).isEqualTo(0.25);
    }

    @Test
    void a_day_one_meter_is_late_with_is_missing_and_not_too_small() {
        List<MeterDay> days = new ArrayList<>(List.of(meter("M1", DAY, HOUR, 24, 1000), meter("M1", DAY.plusDays(1), HOUR, 24, 1000)));
        days.add(meter("M2", DAY, HOUR, 24, 500));
        assertThat(histories.of("C1", days, DAY.plusDays(1)).orElseThrow().load().kwh(1, 0)).isNaN();
    }

    @Test
    void nothing_after_the_closed_day_is_seen() {
        CustomerHistory history = histories
                .of("C1", List.of(meter("M1", DAY, HOUR, 24, 1000), meter("M1", DAY.plusDays(1), HOUR, 24, 9000)), DAY)
                .orElseThrow();
        assertThat(history.load().last()).isEqualTo(DAY);
    }

    @Test
    void a_customer_whose_data_ended_two_weeks_ago_is_stale() {
        CustomerHistory history = histories.of("C1", List.of(meter("M1", DAY, HOUR, 24, 1000)), DAY.plusDays(15)).orElseThrow();
        assertThat(history.isStale(14)).isTrue();
        assertThat(history.isStale(15)).isFalse();
        assertThat(history.grade()).isEqualTo("F");
    }

    private static MeterDay meter(String meterId, LocalDate day, Duration interval, int slots, double wh) {
        double[] values = new double[slots];
        Arrays.fill(values, wh);
        return new MeterDay("C1", meterId, "importKwh", day, MeterDay.CUSTOMER, null, interval, values, slots, 0, 1, Instant.EPOCH);
    }
}
