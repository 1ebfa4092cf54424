package com.meterwise.forecasting.models;

import java.time.LocalDate;
import java.util.Set;

/** What kind of day a date is: 0 Monday to 6 Sunday, a holiday as a Sunday. */
public record DayTypes(Set<LocalDate> holidays) {
    public static final int KINDS = 7;
    static final int MONDAY = 0, SATURDAY = 5, SUNDAY = 6;

    public DayTypes {
        holidays = Set.copyOf(holidays);
    }

    public int of(LocalDate day) { return holidays.contains(day) ? SUNDAY : day.getDayOfWeek().getValue() - 1; }

    public boolean isDayOff(LocalDate day) { return of(day) >= SATURDAY; }
}
