package com.meterwise.forecasting.models;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * What kind of day a date is: 0 Monday to 6 Sunday; a public holiday is as a Sunday, and a weekend day that is worked to make up for a holiday
 * as a Wednesday.
 */
public record DayTypes(Set<LocalDate> holidays, Set<LocalDate> makeUpWorkdays) {
    public static final int KINDS = 7;
    static final int MONDAY = 0, WEDNESDAY = 2, SATURDAY = 5, SUNDAY = 6;

    public DayTypes {
        holidays = Set.copyOf(holidays);
        makeUpWorkdays = Set.copyOf(makeUpWorkdays);
    }

    public DayTypes(Set<LocalDate> holidays) { this(holidays, Set.of()); }

    public int of(LocalDate day) {
        if (holidays.contains(day)) return SUNDAY;
        int kind = day.getDayOfWeek().getValue() - 1;
        return kind >= SATURDAY && makeUpWorkdays.contains(day) ? WEDNESDAY : kind;
    }

    public boolean isHoliday(LocalDate day) { return holidays.contains(day); }

    public boolean isDayOff(LocalDate day) { return of(day) >= SATURDAY; }

    /** A working day between a holiday and a weekend, which many take off. */
    public boolean isBridge(LocalDate day) {
        if (isDayOff(day)) return false;
        return day.getDayOfWeek() == DayOfWeek.MONDAY && holidays.contains(day.plusDays(1))
                || day.getDayOfWeek() == DayOfWeek.FRIDAY && holidays.contains(day.minusDays(1));
    }
}
