package com.meterwise.ingestion.checking;

import java.time.LocalDate;

/** Days that are lived alike. */
public enum DayKind {
    WORKDAY, SATURDAY, SUNDAY;

    /** Tells the kind of a day; public holidays are Sundays to whoever knows them. */
    @FunctionalInterface
    public interface Calendar {
        Calendar BY_WEEKDAY = DayKind::byWeekday;

        DayKind of(LocalDate day);
    }

    private static DayKind byWeekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> SATURDAY;
            case SUNDAY -> SUNDAY;
            default -> WORKDAY;
        };
    }
}
