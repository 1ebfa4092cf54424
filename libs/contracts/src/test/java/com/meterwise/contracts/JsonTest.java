package com.meterwise.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void a_missing_value_is_null_and_never_zero() {
        assertThat(text(new double[]{ 1.5, Double.NaN, 0 })).isEqualTo("[1.5,null,0]");
        assertThat(numbers("[1.5,null,0]")).containsExactly(1.5, Double.NaN, 0);
    }

    @Test
    void numbers_come_back_to_the_last_bit() {
        double[] values = { 0.1 + 0.2, 1e-12, -1.0 / 3, Long.MAX_VALUE, 1e300, 41.503, 123456789012345.0 };

        assertThat(numbers(text(values))).containsExactly(values);
    }

    @Test
    void whole_watt_hours_are_written_as_any_other_double_would_be() {
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 20_000; i++) {
            double kwh = random.nextInt(1 << (1 + random.nextInt(30))) / (random.nextBoolean() ? 1000.0 : -1000.0);
            if (kwh != Math.rint(kwh)) assertThat(text(new double[]{ kwh })).isEqualTo("[" + kwh + "]");
        }
        assertThat(text(new double[]{ 0.001, -0.25, 9_999_999.999, 10_000_000.5 })).isEqualTo("[0.001,-0.25,9999999.999,1.00000005E7]");
    }

    @Test
    void a_day_longer_than_a_buffer_is_read_whole() {
        double[] minutes = new double[1500];
        for (int i = 0; i < minutes.length; i++)
            minutes[i] = i / 8.0;

        assertThat(numbers(text(minutes))).containsExactly(minutes);
    }

    @Test
    void text_in_an_array_of_numbers_is_refused() {
        assertThatThrownBy(() -> numbers("[1,\"2\"]")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> numbers("[1,2")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> numbers("7")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void instants_are_read_as_the_calendar_has_them_whichever_way_they_are_written() {
        java.util.Random random = new java.util.Random(11);
        for (int i = 0; i < 20_000; i++) {
            Instant second = Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L));
            assertThat(instant("\"" + second + "\"")).isEqualTo(second);
        }
        assertThat(instant("\"2026-02-03T04:05:06.789Z\"")).isEqualTo(Instant.parse("2026-02-03T04:05:06.789Z"));
        assertThat(instant("\"2026-02-03T04:05:06+01:00\"")).isEqualTo(Instant.parse("2026-02-03T03:05:06Z"));
    }

    @Test
    void what_is_no_instant_is_refused() {
        for (String no : List.of("2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z", "2026-02-03T25:00:00Z",
                "2026-02-03T00:60:00Z", "2026-02-0xT00:00:00Z", "2026-02-03 00:00:00Z"))
            assertThatThrownBy(() -> instant("\"" + no + "\"")).as(no).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void null_is_not_an_event() {
        assertThatThrownBy(() -> Json.read("null".getBytes(UTF_8), DayDone.class)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("DayDone");
    }

    private static String text(double[] values) { return new String(Json.bytes(values), UTF_8); }

    private static Instant instant(String json) { return Json.read(json.getBytes(UTF_8), Instant.class); }

    private static double[] numbers(String json) { return Json.read(json.getBytes(UTF_8), double[].class); }
}
