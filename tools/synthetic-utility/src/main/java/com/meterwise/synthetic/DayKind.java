package com.meterwise.synthetic;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/** The kind of a day, in the order of {@link Shape}. Public holidays are lived as Sundays. */
enum DayKind {
    WORKDAY, SATURDAY, SUNDAY;

    private static final Set<MonthDay> FIXED = Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    static DayKind of(LocalDate day) {
        if (isHoliday(day)) return SUNDAY;
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> SATURDAY;
            case SUNDAY -> SUNDAY;
            default -> WORKDAY;
        };
    }

    /** Weeks in which schools stand empty: mid-July to the end of August, and the turn of the year. */
    static boolean isVacation(LocalDate day) {
        Month month = day.getMonth();
        int date = day.getDayOfMonth();
        return month == Month.JULY && date >= 15 || month == Month.AUGUST || month == Month.DECEMBER && date >= 22
                || month == Month.JANUARY && date <= 6;
    }

    static boolean isHoliday(LocalDate day) {
        if (FIXED.contains(MonthDay.from(day))) return true;
        LocalDate easter = easter(day.getYear());
        return day.equals(easter.minusDays(2)) || day.equals(easter.plusDays(1));
    }

    /** Gauss's rule for the Gregorian calendar, in the form that needs no exceptions (Anonymous, Nature 1876). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int skipped = century / 4;
        int lunar = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - skipped - lunar + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
