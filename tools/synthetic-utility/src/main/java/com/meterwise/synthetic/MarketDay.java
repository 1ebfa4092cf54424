package com.meterwise.synthetic;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A local day of the market and what all customers share on it: its slots from midnight to midnight, of which a clock change takes some or
 * adds some, their place on the local clock, and the weather.
 */
final class MarketDay {
    final LocalDate date;
    final ZonedDateTime start;
    final int slots;
    final double slotHours;
    final DayKind kind;
    final boolean vacation;
    final double celsius;
    final double winter;
    /** Quarter-hour of the local clock at the middle of each slot. */
    final int[] quarters;
    /** Output of a roof in kW per kWp in each slot. */
    final double[] sun;

    /** @throws IllegalArgumentException if the day is no whole number of intervals */
    MarketDay(LocalDate date, ZoneId zone, Duration interval, Weather weather) {
        this.date = date;
        start = date.atStartOfDay(zone);
        slots = slots(date, zone, interval);
        slotHours = interval.toSeconds() / 3600.0;
        kind = DayKind.of(date);
        vacation = DayKind.isVacation(date);
        celsius = weather.celsius(date);
        winter = Weather.winter(date);
        quarters = new int[slots];
        sun = new double[slots];
        double clearness = weather.clearness(date);
        for (int s = 0; s < slots; s++) {
            LocalTime middle = start.plus(interval.multipliedBy(s)).plus(interval.dividedBy(2)).toLocalTime();
            quarters[s] = middle.toSecondOfDay() / 900;
            sun[s] = clearness * Weather.clearSky(date, middle.toSecondOfDay() / 3600.0);
        }
    }

    /** Slots of a local day: 24 hours' worth, but for the days on which the clocks change. */
    static int slots(LocalDate date, ZoneId zone, Duration interval) {
        long length = Duration.between(date.atStartOfDay(zone), date.plusDays(1).atStartOfDay(zone)).toSeconds();
        if (length % interval.toSeconds() != 0) {
            throw new IllegalArgumentException("%s in %s lasts %d s, not a multiple of %s".formatted(date, zone, length, interval));
        }
        return (int) (length / interval.toSeconds());
    }
}
