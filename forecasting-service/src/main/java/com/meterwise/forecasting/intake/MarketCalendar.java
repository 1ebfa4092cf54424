package com.meterwise.forecasting.intake;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.meterwise.platform.time.MarketTime;

/**
 * Weekends, and what a public calendar says of other days.
 *
 * @param dayOff true for a public holiday, false for a weekend day on which work is done
 */
public record MarketCalendar(Map<LocalDate, Boolean> dayOff) implements Calendar {
    public MarketCalendar {
        dayOff = Map.copyOf(dayOff);
    }

    @Override
    public DayType dayType(LocalDate day) {
        Boolean off = dayOff.get(day);
        if (Boolean.TRUE.equals(off)) return DayType.HOLIDAY;
        if (MarketTime.isWeekend(day)) {
            if (off != null) return DayType.MAKE_UP_WORKDAY;
            return day.getDayOfWeek() == DayOfWeek.SATURDAY ? DayType.SATURDAY : DayType.SUNDAY;
        }
        return isBridge(day) ? DayType.BRIDGE_DAY : DayType.WORKDAY;
    }

    public Set<LocalDate> holidays() { return days(true); }

    /** Weekend days on which work is done. */
    public Set<LocalDate> makeUpWorkdays() { return days(false); }

    private Set<LocalDate> days(boolean off) {
        return dayOff.entrySet().stream().filter(day -> day.getValue() == off).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** A Friday after a holiday or a Monday before one, unless the weekend is worked. */
    private boolean isBridge(LocalDate day) {
        LocalDate before = day.minusDays(1), after = day.plusDays(1);
        return isHoliday(before) && isFreeWeekend(after) || isFreeWeekend(before) && isHoliday(after);
    }

    private boolean isHoliday(LocalDate day) { return Boolean.TRUE.equals(dayOff.get(day)); }

    private boolean isFreeWeekend(LocalDate day) { return MarketTime.isWeekend(day) && !Boolean.FALSE.equals(dayOff.get(day)); }
}
