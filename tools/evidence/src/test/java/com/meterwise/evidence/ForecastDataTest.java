package com.meterwise.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.meterwise.forecasting.history.Series;

class ForecastDataTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);

    @TempDir
    Path folder;

    @Test
    void a_plain_table_of_time_and_load_is_read() throws IOException {
        ForecastData data = read("timestamp,load\n" + hours("yyyy-MM-dd HH:mm:ss", ",", 48));
        Series load = data.series().get("load");
        assertThat(data.interval()).isEqualTo(Duration.ofHours(1));
        assertThat(load.first()).isEqualTo(FIRST);
        assertThat(load.end()).isEqualTo(48);
        assertThat(load.load(30)).isEqualTo(30);
    }

    @Test
    void semicolons_decimal_commas_german_dates_a_byte_order_mark_and_gzip_are_understood() throws IOException {
        Path file = folder.resolve("last.csv.gz");
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write("\ufeffZeit;Last [MW];Temperatur\n");
            for (int h = 0; h < 48; h++)
                out.write(
                        FIRST.atStartOfDay().plusHours(h).format(DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm")) + ";" + h + ",5;-3,25\n");
        }
        ForecastData data = ForecastData.of(file, reading(Optional.of("temperature"), Optional.empty()));
        Series load = data.series().get("Last [MW]");
        assertThat(load.load(7)).isEqualTo(7.5);
        assertThat(load.temperature(7)).isEqualTo(-3.25);
    }

    @Test
    void a_time_that_is_there_twice_is_averaged_and_one_that_is_not_is_missing() throws IOException {
        ForecastData data = read(
                "time,load\n2024-03-01 00:00,1\n2024-03-01 01:00,2\n2024-03-01 01:00,4\n2024-03-01 03:00,5\n2024-03-01 04:00,6\n");
        Series load = data.series().get("load");
        assertThat(load.load(1)).isEqualTo(3);
        assertThat(load.load(2)).isNaN();
        assertThat(load.filled(2)).isEqualTo(3);
        assertThat(data.remarks()).anyMatch(remark -> remark.contains("more than once"));
    }

    @Test
    void offsets_are_read_over_for_habits_follow_the_clock() throws IOException {
        ForecastData data = read("Time,Demand,Temperature,Date,Holiday\n"
                + "2012-01-01T00:00:00+1100,10,20,2012-01-01,TRUE\n2012-01-01T00:30:00+1100,11,20,2012-01-01,TRUE\n"
                + "2012-01-01T01:00:00+1100,12,20,2012-01-01,TRUE\n");
        assertThat(data.series()).containsOnlyKeys("Demand");
        assertThat(data.series().get("Demand").load(0)).isEqualTo(10);
        assertThat(data.types().isHoliday(LocalDate.of(2012, 1, 1))).isTrue();
        assertThat(data.remarks()).anyMatch(remark -> remark.contains("--covariate Temperature"));
    }

    @Test
    void a_table_in_utc_is_told_by_the_clock_of_its_zone() throws IOException {
        Path file = write("datetime_utc,b0,b1\n" + hours("yyyy-MM-dd HH:mm", ",1,", 48));
        ForecastData data = ForecastData.of(file, reading(Optional.empty(), Optional.of(ZoneId.of("Europe/Berlin"))));
        assertThat(data.series()).containsOnlyKeys("b0", "b1");
        assertThat(data.series().get("b1").load(1)).isEqualTo(0);
    }

    @Test
    void rows_of_many_series_are_told_apart_by_their_id() throws IOException {
        ForecastData data = read(
                "item_id,timestamp,target\n" + hours("'A',yyyy-MM-dd HH:mm:ss", ",", 24) + hours("'B',yyyy-MM-dd HH:mm:ss", ",", 24));
        assertThat(data.series()).containsOnlyKeys("A", "B");
    }

    @Test
    void a_date_and_a_time_of_day_in_two_columns_are_joined() throws IOException {
        ForecastData data = read("date,time,week,X1\n" + hours("yyyy-MM-dd,HH:mm", ",9,", 24));
        assertThat(data.series()).containsOnlyKeys("X1");
        assertThat(data.series().get("X1").load(23)).isEqualTo(23);
    }

    @Test
    void a_table_without_times_needs_to_be_told_its_interval() throws IOException {
        Path file = write("demand_mw\n1\n2\n3\n");
        assertThatThrownBy(() -> ForecastData.of(file, reading(Optional.empty(), Optional.empty()))).isInstanceOf(WrongUse.class)
                .hasMessageContaining("--interval");
    }

    @Test
    void a_column_that_is_not_there_is_named_with_those_that_are() throws IOException {
        Path file = write("time,load\n" + hours("yyyy-MM-dd HH:mm", ",", 24));
        assertThatThrownBy(() -> ForecastData.of(file, reading(Optional.of("celsius"), Optional.empty()))).isInstanceOf(WrongUse.class)
                .hasMessageContaining("celsius").hasMessageContaining("time, load");
    }

    @Test
    void horizons_are_slots_or_durations() {
        assertThat(ForecastBenchmark.slots("horizon", "96", Duration.ofMinutes(15))).isEqualTo(96);
        assertThat(ForecastBenchmark.slots("horizon", "PT24H", Duration.ofMinutes(15))).isEqualTo(96);
        assertThatThrownBy(() -> ForecastBenchmark.slots("horizon", "a day", Duration.ofHours(1))).isInstanceOf(WrongUse.class);
    }

    private static String hours(String time, String between, int count) {
        StringBuilder lines = new StringBuilder();
        for (int h = 0; h < count; h++) {
            LocalDateTime at = FIRST.atStartOfDay().plusHours(h);
            lines.append(at.format(DateTimeFormatter.ofPattern(time))).append(between).append(h).append('\n');
        }
        return lines.toString();
    }

    private ForecastData read(String text) throws IOException {
        return ForecastData.of(write(text), reading(Optional.empty(), Optional.empty()));
    }

    private Path write(String text) throws IOException { return Files.writeString(folder.resolve("loads.csv"), text); }

    private static ForecastData.Reading reading(Optional<String> temperature, Optional<ZoneId> zone) {
        return new ForecastData.Reading(new LoadCsv.Columns(Optional.empty(), List.of(), temperature), Optional.empty(), zone, false);
    }
}
