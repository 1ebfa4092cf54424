package com.meterwise.ingestion.marketday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.meterwise.ingestion.meterday.Grade;
import com.meterwise.platform.time.MarketTime;

class DueDaysTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private final DueDays due = new DueDays(new MarketTime(ZoneId.of("Europe/Berlin")), 0.99, LocalTime.of(10, 0));

    @Test
    void a_complete_day_closes_as_soon_as_it_is_over() {
        assertThat(due.through(List.of(day(MONDAY, 100)), Instant.parse("2026-06-01T21:59:59Z"))).isEmpty();
        assertThat(due.through(List.of(day(MONDAY, 100)), Instant.parse("2026-06-01T22:00:00Z"))).contains(MONDAY);
        assertThat(due.through(List.of(day(MONDAY, 99)), Instant.parse("2026-06-01T22:00:00Z"))).contains(MONDAY);
    }

    @Test
    void an_incomplete_day_closes_at_ten_on_the_next_morning() {
        assertThat(due.through(List.of(day(MONDAY, 98)), Instant.parse("2026-06-02T07:59:59Z"))).isEmpty();
        assertThat(due.through(List.of(day(MONDAY, 98)), Instant.parse("2026-06-02T08:00:00Z"))).contains(MONDAY);
    }

    @Test
    void a_day_waits_for_the_one_before_it() {
        assertThat(due.through(List.of(day(MONDAY.plusDays(1), 100), day(MONDAY, 10)), Instant.parse("2026-06-02T07:00:00Z"))).isEmpty();
    }

    @Test
    void the_systems_day_is_the_latest_of_which_half_is_there() {
        assertThat(DueDays.systemDay(List.of(day(MONDAY, 100), day(MONDAY.plusDays(1), 50), day(MONDAY.plusDays(2), 49))))
                .contains(MONDAY.plusDays(1));
        assertThat(DueDays.systemDay(List.of())).isEmpty();
    }

    @Test
    void meters_without_any_data_are_graded_f() {
        assertThat(new DayCount(MONDAY, 10, 7, Map.of(Grade.A, 6, Grade.F, 1)).grades()).isEqualTo(Map.of("A", 6, "B", 0, "C", 0, "F", 4));
    }

    private static DayCount day(LocalDate day, int present) { return new DayCount(day, 100, present, Map.of(Grade.A, present)); }
}
