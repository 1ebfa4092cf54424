package com.meterwise.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MarketTimeTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private final MarketTime berlin = new MarketTime(ZoneId.of("Europe/Berlin"));

    @Test
    void expected_PT15M_counts() {
        MarketTime shanghai = new MarketTime(ZoneId.of("Asia/Shanghai"));
        assertThat(berlin.slots(LocalDate.of(2026, 3, 29), QUARTER)).isEqualTo(92);
        assertThat(berlin.slots(LocalDate.of(2026, 10, 25), QUARTER)).isEqualTo(100);
        assertThat(shanghai.slots(LocalDate.of(2026, 6, 1), QUARTER)).isEqualTo(96);
        assertThat(shanghai.slots(LocalDate.of(1990, 4, 15), QUARTER)).isEqualTo(92);
    }

    @Test
    void an_interval_that_does_not_divide_the_day_is_refused() {
        assertThatThrownBy(() -> berlin.slots(LocalDate.of(2026, 1, 1), Duration.ofMinutes(7))).hasMessageContaining("PT7M");
    }

    @Test
    void the_hour_that_happens_twice_has_slots_of_its_own() {
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        assertThat(berlin.hourOf(autumn, 2, Duration.ofHours(1))).isEqualTo(2);
        assertThat(berlin.hourOf(autumn, 3, Duration.ofHours(1))).isEqualTo(2);
        assertThat(berlin.hourOf(autumn, 4, Duration.ofHours(1))).isEqualTo(3);
    }

    @Property
    void every_slot_of_a_day_begins_within_it_and_finds_itself(@ForAll @IntRange(min = 0, max = 800) int plus) {
        LocalDate day = LocalDate.of(2025, 1, 1).plusDays(plus);
        for (int slot = 0; slot < berlin.slots(day, QUARTER); slot++) {
            Instant at = berlin.startOf(day).plus(QUARTER.multipliedBy(slot));
            assertThat(berlin.dayOf(at)).isEqualTo(day);
            assertThat(berlin.slotOf(at, QUARTER)).isEqualTo(slot);
            assertThat(berlin.isAligned(at, QUARTER)).isTrue();
            assertThat(berlin.isAligned(at.plusSeconds(1), QUARTER)).isFalse();
        }
    }
}
