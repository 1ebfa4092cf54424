package com.meterwise.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

class ShapesTest {
    @Test
    void a_week_of_every_shape_has_mean_1() {
        for (Archetype archetype : Archetype.values()) {
            double sum = 0;
            for (int q = 0; q < 96; q++) {
                sum += 5 * archetype.shape().on(DayKind.WORKDAY)[q] + archetype.shape().on(DayKind.SATURDAY)[q]
                        + archetype.shape().on(DayKind.SUNDAY)[q];
            }
            assertThat(sum / (7 * 96)).as(archetype.name()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void knots_that_do_not_span_the_day_are_refused() {
        double[] day = Shape.knots(0, 1, 24, 1);
        assertThatThrownBy(() -> Shape.of(Shape.knots(1, 1, 24, 1), day, day)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shape.of(day, Shape.knots(0, 1, 23, 1), day)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void easter_and_fixed_holidays_are_lived_as_sundays() {
        assertThat(DayKind.easter(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(DayKind.easter(2025)).isEqualTo(LocalDate.of(2025, 4, 20));
        assertThat(DayKind.easter(1981)).isEqualTo(LocalDate.of(1981, 4, 19));
        assertThat(DayKind.of(LocalDate.of(2026, 4, 6))).isEqualTo(DayKind.SUNDAY);
        assertThat(DayKind.of(LocalDate.of(2026, 5, 1))).isEqualTo(DayKind.SUNDAY);
        assertThat(DayKind.of(LocalDate.of(2026, 5, 2))).isEqualTo(DayKind.SATURDAY);
        assertThat(DayKind.of(LocalDate.of(2026, 5, 4))).isEqualTo(DayKind.WORKDAY);
    }

    @Test
    void schools_stand_empty_in_vacations() {
        assertThat(DayKind.isVacation(LocalDate.of(2026, 8, 3))).isTrue();
        assertThat(DayKind.isVacation(LocalDate.of(2026, 9, 1))).isFalse();
    }

    @Test
    void winters_are_cold_and_night_storage_charges_more_in_them() {
        Weather weather = new Weather(1);
        double january = 0;
        double july = 0;
        for (int d = 1; d <= 31; d++) {
            january += weather.celsius(LocalDate.of(2026, 1, d)) / 31;
            july += weather.celsius(LocalDate.of(2026, 7, d)) / 31;
        }
        assertThat(july - january).isBetween(12.0, 24.0);
        Response storage = Archetype.NIGHT_STORAGE.response();
        assertThat(storage.on(january, 1)).isGreaterThan(2 * storage.on(july, -1));
    }

    @Test
    void draws_spread_evenly_and_normals_are_standard() {
        Chance chance = Chance.of(1, Chance.Draw.SIZE, 1);
        double mean = 0;
        double sum = 0;
        double squares = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            mean += chance.uniform() / n;
            double z = chance.normal();
            sum += z / n;
            squares += z * z / n;
        }
        assertThat(mean).isCloseTo(.5, within(.005));
        assertThat(sum).isCloseTo(0, within(.015));
        assertThat(squares).isCloseTo(1, within(.015));
    }

    @Test
    void energy_is_printed_as_kwh_without_trailing_zeros() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReadingLines lines = new ReadingLines(out, "PT1H");
        lines.startDay(new MarketDay(LocalDate.of(2026, 6, 1), ZoneId.of("UTC"), Duration.ofHours(1), new Weather(1)));
        lines.add("M-", 6, 7, new long[]{ 0, 5, 50, 500, 1000, 1234, 10_010, ReadingLines.MISSING, 99 }, 8);
        lines.flush();
        assertThat(out).hasToString("{\"meterId\":\"M-000007\",\"channel\":\"importKwh\",\"start\":\"2026-06-01T00:00:00Z\","
                + "\"interval\":\"PT1H\",\"unit\":\"kWh\",\"values\":[0,0.005,0.05,0.5,1,1.234,10.01,null]}\n");
    }
}
