package com.meterwise.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.meterwise.segmentation.intake.MeterDay;

class MeterFileTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir
    Path folder;

    @Test
    void a_column_a_meter_is_read_with_its_gaps() throws IOException {
        Population read = read("time,b1,b2\n2024-01-01 00:00:00,1.5,\n2024-01-01 01:00:00,2,0\n2024-01-01 02:00:00,3,4\n", false);
        MeterDay day = read.meterDays().get("b2").get(0);
        assertThat(day.interval()).isEqualTo(Duration.ofHours(1));
        assertThat(day.energy().slots()).isEqualTo(24);
        assertThat(day.energy().has(0)).isFalse();
        assertThat(day.energy().kwh(1)).isZero();
        assertThat(read.meterDays().get("b1").get(0).energy().kwh(2)).isEqualTo(3);
    }

    @Test
    void zeros_may_mean_that_nothing_was_measured() throws IOException {
        Population read = read("time,b2\n2024-01-01 00:00:00,5\n2024-01-01 01:00:00,0\n2024-01-01 02:00:00,4\n"
                + "2024-01-01 03:00:00,4\n2024-01-01 04:00:00,4\n", true);
        assertThat(read.meterDays().get("b2").get(0).energy().has(1)).isFalse();
    }

    @Test
    void a_date_and_a_time_apart_and_names_of_weekdays_are_understood() throws IOException {
        Population read = read("date,time,week,X1\n2009-03-01,00:00:00,Sunday,0.1\n2009-03-01,00:30:00,Sunday,0.2\n", false);
        assertThat(read.meterDays()).containsOnlyKeys("X1");
        assertThat(read.meterDays().get("X1").get(0).energy().slots()).isEqualTo(48);
        assertThat(read.firstDay()).isEqualTo(LocalDate.of(2009, 3, 1));
    }

    @Test
    void a_line_a_reading_may_carry_a_label() throws IOException {
        Population read = read("LCLid,tstp,KWH/hh (per half hour),label\n"
                + "M1,2013-01-01 00:00:00.0000000,0.3,office\nM1,2013-01-01 00:30:00.0000000,0.4,office\n", false);
        assertThat(read.meterDays().get("M1").get(0).energy().kwh(1)).isEqualTo(0.4);
        assertThat(read.labels()).containsEntry("M1", "office");
    }

    @Test
    void quarter_hours_with_an_offset_and_semicolons_are_read() throws IOException {
        Population read = read("zeit;a\n2024-07-01T00:00:00+02:00;1\n2024-07-01T00:15:00+02:00;2\n", false);
        assertThat(read.meterDays().get("a").get(0).day()).isEqualTo(LocalDate.of(2024, 6, 30));
        assertThat(read.meterDays().get("a").get(0).energy().kwh(89)).isEqualTo(2);
    }

    @Test
    void a_file_without_a_time_is_refused_with_what_was_looked_at() {
        assertThatThrownBy(() -> read("a,b\nx,1\n", false)).isInstanceOf(WrongUse.class).hasMessageContaining("no time");
    }

    @Test
    void the_adjusted_rand_index_has_its_worked_value() {
        // 2 pairs together in both; 6 in the first, 4 in the second, of 15: (2 - 1.6) / (5 - 1.6)
        assertThat(Agreement.adjustedRand(List.of("a", "a", "a", "b", "b", "b"), List.of("x", "x", "y", "y", "y", "z")))
                .isCloseTo(0.4 / 3.4, org.assertj.core.api.Assertions.within(1e-12));
    }

    private Population read(String text, boolean zerosAreMissing) throws IOException {
        Path file = folder.resolve("meters.csv");
        Files.writeString(file, text);
        return MeterFile.read(List.of(file), UTC, zerosAreMissing);
    }
}
