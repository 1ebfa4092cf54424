package com.meterwise.forecasting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;

class MarketCalendarTest {
    private static final LocalDate THURSDAY = LocalDate.of(2026, 5, 14);

    @Test
    void days_without_notice_are_what_the_week_makes_them() {
        Calendar calendar = new MarketCalendar(Map.of());
        assertThat(calendar.dayType(THURSDAY)).isEqualTo(DayType.WORKDAY);
        assertThat(calendar.dayType(THURSDAY.plusDays(2))).isEqualTo(DayType.SATURDAY);
        assertThat(calendar.dayType(THURSDAY.plusDays(3))).isEqualTo(DayType.SUNDAY);
    }

    @Test
    void a_friday_after_a_holiday_is_a_bridge_day() {
        Calendar calendar = new MarketCalendar(Map.of(THURSDAY, true));
        assertThat(calendar.dayType(THURSDAY)).isEqualTo(DayType.HOLIDAY);
        assertThat(calendar.dayType(THURSDAY.plusDays(1))).isEqualTo(DayType.BRIDGE_DAY);
        assertThat(calendar.dayType(THURSDAY.minusDays(1))).isEqualTo(DayType.WORKDAY);
    }

    @Test
    void a_monday_before_a_holiday_is_a_bridge_day() {
        assertThat(new MarketCalendar(Map.of(THURSDAY.plusDays(5), true)).dayType(THURSDAY.plusDays(4))).isEqualTo(DayType.BRIDGE_DAY);
    }

    @Test
    void a_weekend_on_which_work_is_made_up_is_a_workday_and_bridges_nothing() {
        Calendar calendar = new MarketCalendar(Map.of(THURSDAY, true, THURSDAY.plusDays(2), false));
        assertThat(calendar.dayType(THURSDAY.plusDays(2))).isEqualTo(DayType.MAKE_UP_WORKDAY);
        assertThat(calendar.dayType(THURSDAY.plusDays(1))).isEqualTo(DayType.WORKDAY);
        assertThat(DayType.MAKE_UP_WORKDAY.isDayOff()).isFalse();
    }
}
