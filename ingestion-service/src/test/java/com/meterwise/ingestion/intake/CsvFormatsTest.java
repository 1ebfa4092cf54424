package com.meterwise.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.meterwise.platform.time.MarketTime;

class CsvFormatsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CsvOptions OPTIONS = new CsvOptions(new MarketTime(BERLIN), BERLIN, Optional.of(Duration.ofMinutes(30)),
            Energy.KWH, List.of(), Set.of(), false);

    @Test
    void long_rows_of_several_meters_become_a_block_a_meter_day() throws IOException {
        Collected collected = Collected.of(new LongCsv(OPTIONS), """
                meterId,start,kwh,quality
                A,2026-01-01T00:00:00+01:00,1,
                B,2026-01-01T00:00:00+01:00,3,E
                A,2026-01-01T01:00:00+01:00,2,
                A,2026-01-02T00:00:00+01:00,4,
                """);
        assertThat(collected.refused).isEmpty();
        assertThat(collected.blocks).extracting(Block::meterId).containsExactlyInAnyOrder("A", "A", "B");
        Block first = collected.blocks.get(0);
        assertThat(first.wh()).containsExactly(1000, Energy.MISSING, 2000);
        assertThat(first.quality()).isEqualTo("V-V");
        assertThat(first.lineOf(2)).isEqualTo(4);
    }

    @Test
    void the_hour_that_comes_twice_in_autumn_is_told_apart_by_the_order_of_rows() throws IOException {
        String rows = "meterId,start,kwh\n" + IntStream.of(1, 2, 2, 3).mapToObj(hour -> "A,2026-10-25 0%d:00,1\nA,2026-10-25 0%d:30,1\n"
                .formatted(hour, hour)).collect(Collectors.joining());
        Block block = Collected.of(new LongCsv(OPTIONS), rows).blocks.get(0);
        assertThat(block.start()).isEqualTo(Instant.parse("2026-10-24T23:00:00Z"));
        assertThat(block.wh()).hasSize(8).containsOnly(1000);
    }

    @Test
    void a_time_the_clocks_skipped_in_spring_is_refused() throws IOException {
        Collected collected = Collected.of(new LongCsv(OPTIONS), "meterId,start,kwh\nA,2026-03-29 02:30,1\nA,2026-03-29 03:00,1\n");
        assertThat(collected.refusedLines()).containsExactly(2L);
        assertThat(collected.blocks).hasSize(1);
    }

    @Test
    void the_closest_readings_show_the_interval_that_is_not_given() throws IOException {
        CsvOptions open = new CsvOptions(OPTIONS.market(), BERLIN, Optional.empty(), Energy.KWH, List.of(), Set.of(), false);
        Collected collected = Collected.of(new LongCsv(open),
                "meterId,start,kwh\nA,2026-01-01 00:00,1\nA,2026-01-01 00:45,1\nA,2026-01-01 01:00,1\nB,2026-01-01 00:00,1\n");
        assertThat(collected.blocks).hasSize(1);
        assertThat(collected.blocks.get(0).interval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(collected.blocks.get(0).wh()).hasSize(5);
        assertThat(collected.refusedLines()).containsExactly(5L);
    }

    @Test
    void a_row_of_a_day_begins_at_midnight_of_the_files_zone() throws IOException {
        Collected collected = Collected.of(new DaysCsv(OPTIONS),
                "meterId,day,interval,v1,v2,v3\nA,2026-01-01,PT8H,1,,3\nB,2026-01-01,PT5H,1\n");
        assertThat(collected.blocks.get(0).start()).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
        assertThat(collected.blocks.get(0).wh()).containsExactly(1000, Energy.MISSING, 3000);
        assertThat(collected.refusedLines()).containsExactly(3L);
    }

    @Test
    void columns_become_a_block_a_meter_and_day_without_what_is_missing_at_its_ends() throws IOException {
        CsvOptions utc = new CsvOptions(OPTIONS.market(), ZoneId.of("UTC"), Optional.of(Duration.ofHours(1)), Energy.KWH,
                List.of("date", "time"), Set.of("week"), true);
        Collected collected = Collected.of(new ColumnsCsv(utc), """
                date;time;week;A;B
                2026-01-01;21:00;1;1;0
                2026-01-01;22:00;1;2;0
                2026-01-01;23:00;1;3;5
                2026-01-02;00:00;1;0;oops
                2026-01-02;00:30;1;9;9
                """);
        assertThat(collected.blocks).extracting(Block::meterId).containsExactly("A", "A", "B");
        assertThat(collected.blocks).extracting(Block::start).containsExactly(Instant.parse("2026-01-01T21:00:00Z"),
                Instant.parse("2026-01-01T23:00:00Z"), Instant.parse("2026-01-01T23:00:00Z"));
        assertThat(collected.blocks.get(0).wh()).containsExactly(1000, 2000);
        assertThat(collected.refusedLines()).containsExactly(5L, 6L);
    }

    @Test
    void a_row_that_comes_again_opens_a_block_of_its_own() throws IOException {
        Collected collected = Collected.of(new ColumnsCsv(OPTIONS), "t,A\n2026-01-01 00:00,1\n2026-01-01 00:00,2\n");
        assertThat(collected.blocks).hasSize(2);
    }

    @Test
    void a_header_that_lacks_a_column_is_refused_with_its_name() {
        assertThatThrownBy(() -> Collected.of(new LongCsv(OPTIONS), "meter,start,kwh\n")).isInstanceOf(UnreadableException.class)
                .hasMessageContaining("meterId");
        assertThatThrownBy(() -> Collected.of(new DaysCsv(OPTIONS), "")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void garbage_is_refused_line_by_line() throws IOException {
        Collected collected = Collected.of(new LongCsv(OPTIONS),
                "meterId,start,kwh\nA\n\u0000\u0001,\u0002,\u0003\nA,yesterday,1\nA,2026-01-01 00:00,many\nA,2026-01-01 00:00,1\n");
        assertThat(collected.refusedLines()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(collected.blocks).hasSize(1);
    }

    @Test
    void a_line_of_a_gigabyte_leaves_the_numbers_of_the_others() throws IOException {
        Collected collected = new Collected();
        new LongCsv(OPTIONS).read(new EndlessLine("meterId,start,kwh\n", 1L << 30, "A,never,1\nA,2026-01-01 00:00,1\n"), collected);
        assertThat(collected.codes()).containsExactly("TOO_LONG", "V01");
        assertThat(collected.refusedLines()).containsExactly(2L, 3L);
        assertThat(collected.blocks).hasSize(1);
    }
}
