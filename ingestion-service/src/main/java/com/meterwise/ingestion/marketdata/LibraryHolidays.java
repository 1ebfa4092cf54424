package com.meterwise.ingestion.marketdata;

import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;

/** Public holidays that can be computed, by country and its parts. Days that a government decides anew each year come as data. */
public final class LibraryHolidays {
    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2200;

    private LibraryHolidays() {}

    /**
     * @param country ISO 3166 code, such as de
     * @param part    of the country, such as by; null for what all parts share
     * @param region  the market's name for it, as the days are kept; null for the whole market
     * @return the days in order
     * @throws IllegalArgumentException if the country is not known
     */
    public static List<Holiday> of(String country, String part, String region, Year year) {
        if (HolidayManager.getSupportedCalendarCodes().stream().noneMatch(country::equalsIgnoreCase))
            throw new IllegalArgumentException("no holidays are known of %s".formatted(country));
        if (year.getValue() < FIRST_YEAR || year.getValue() > LAST_YEAR)
            throw new IllegalArgumentException("year must be %d to %d, got %s".formatted(FIRST_YEAR, LAST_YEAR, year));
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
        String[] parts = part == null ? new String[0] : new String[]{ part.toLowerCase(Locale.ROOT) };
        String source = part == null ? "jollyday " + country : "jollyday %s-%s".formatted(country, part);
        List<Holiday> days = new ArrayList<>();
        for (var day : manager.getHolidays(year, HolidayType.PUBLIC_HOLIDAY, parts))
            days.add(new Holiday(day.getDate(), region, day.getDescription(Locale.ENGLISH), Holiday.HOLIDAY, source));
        days.sort(Comparator.comparing(Holiday::day));
        return days;
    }
}
