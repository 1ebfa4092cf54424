package com.meterwise.forecasting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class KnownTemperaturesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void half_an_hour_after_an_observation_lies_half_way_to_the_next() {
        assertThat(at(NOON.plusSeconds(3600), NOON.plusSeconds(1800), observed(0, 10), observed(1, 14))).isEqualTo(12);
        assertThat(at(NOON, NOON, observed(0, 10))).isEqualTo(10);
    }

    @Test
    void nothing_is_drawn_across_a_long_gap_or_beyond_what_is_known() {
        assertThat(at(NOON.plus(Duration.ofHours(8)), NOON.plusSeconds(1800), observed(0, 10), observed(7, 14))).isNaN();
        assertThat(at(NOON, NOON.plusSeconds(1800), observed(0, 10))).isNaN();
        assertThat(Temperatures.UNKNOWN.at(new Instant[]{ NOON }, NOON)).containsExactly(Double.NaN);
    }

    @Test
    void a_backtest_sees_the_forecast_of_its_time_and_not_what_came() {
        Indicator forecast = value(5, -12, 8), newer = value(5, -1, 9), came = observed(5, 11);
        Instant at = NOON.plus(Duration.ofHours(5));
        assertThat(at(NOON.minus(Duration.ofHours(2)), at, forecast, newer, came)).isEqualTo(8);
        assertThat(at(NOON, at, forecast, newer, came)).isEqualTo(9);
        assertThat(at(at, at, forecast, newer, came)).isEqualTo(11);
    }

    private static double at(Instant asOf, Instant time, Indicator... values) {
        return new KnownTemperatures(List.of(values)).at(new Instant[]{ time }, asOf)[0];
    }

    private static Indicator observed(int hour, double celsius) { return value(hour, hour, celsius); }

    private static Indicator value(int hour, int issuedHour, double celsius) {
        return new Indicator(Indicator.TEMPERATURE, Indicator.EVERYWHERE, NOON.plus(Duration.ofHours(hour)),
                NOON.plus(Duration.ofHours(issuedHour)), celsius, "degC", "test");
    }
}
