package com.meterwise.ingestion.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.platform.time.MarketTime;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MidnightTest {
    private static final Midnight BERLIN = new Midnight(new MarketTime(ZoneId.of("Europe/Berlin")));

    @ParameterizedTest
    @CsvSource({ "Europe/Berlin, 2026-03-29, 92", "Europe/Berlin, 2026-10-25, 100", "Asia/Shanghai, 2026-06-01, 96",
            "Asia/Shanghai, 1990-04-15, 92" })
    void a_day_expects_as_many_quarter_hours_as_the_clocks_leave_it(ZoneId zone, LocalDate day, int slots) {
        MarketTime market = new MarketTime(zone);
        Block block = block(market.startOf(day), 1, slots + 1);
        List<DayBlock> days = new Midnight(market).split(block);
        assertThat(days).hasSize(2);
        assertThat(days.get(0).slots()).isEqualTo(slots);
        assertThat(days.get(0).wh()).hasSize(slots);
        assertThat(days.get(1).day()).isEqualTo(day.plusDays(1));
    }

    @Property(tries = 300)
    void splitting_keeps_every_slot_and_all_energy(@ForAll @LongRange(min = 0, max = 70_000) long quarterHour,
            @ForAll @IntRange(min = 1, max = 1000) int slots) {
        Instant start = Instant.parse("2025-01-01T00:00:00Z").plus(Duration.ofMinutes(15).multipliedBy(quarterHour));
        Block block = block(start, quarterHour, slots);
        List<DayBlock> days = BERLIN.split(block);
        assertThat(days.stream().flatMapToLong(day -> Arrays.stream(day.wh())).toArray()).isEqualTo(block.wh());
        Instant next = start;
        for (DayBlock day : days) {
            assertThat(day.start()).isEqualTo(next);
            assertThat(BERLIN.market().dayOf(day.start())).isEqualTo(day.day());
            assertThat(BERLIN.market().dayOf(day.end().minusSeconds(1))).isEqualTo(day.day());
            next = day.end();
        }
        assertThat(next).isEqualTo(block.end());
    }

    @Test
    void a_block_that_does_not_begin_with_a_slot_is_refused() {
        assertThatThrownBy(() -> BERLIN.split(block(Instant.parse("2026-01-01T00:05:00Z"), 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-01-01T00:05:00Z");
    }

    private static Block block(Instant start, long first, int slots) {
        return new Block("M", "importKwh", start, Duration.ofMinutes(15), LongStream.range(first, first + slots).toArray(), null, null,
                new long[]{ 1 });
    }
}
