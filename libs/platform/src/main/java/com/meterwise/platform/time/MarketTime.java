package com.meterwise.platform.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The calendar of the market: one zone per deployment. A market day runs from local midnight to local midnight and so has 92, 96 or 100
 * quarter-hours. Immutable.
 */
public record MarketTime(ZoneId zone) {
    public MarketTime {
        requireNonNull(zone, "zone");
    }

    public LocalDate dayOf(Instant at) { return at.atZone(zone).toLocalDate(); }

    /** The instant at which the day begins. */
    public Instant startOf(LocalDate day) { return day.atStartOfDay(zone).toInstant(); }

    /** The instant at which the day ends, which is the start of the next. */
    public Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /**
     * How many slots the day has.
     *
     * @throws IllegalArgumentException if the interval does not divide the day
     */
    public int slots(LocalDate day, Duration interval) {
        long length = Duration.between(startOf(day), endOf(day)).toSeconds();
        if (interval.isNegative() || interval.isZero() || length % interval.toSeconds() != 0)
            throw new IllegalArgumentException("interval %s does not divide %s of %d s".formatted(interval, day, length));
        return (int) (length / interval.toSeconds());
    }

    /** Slot of an instant within its day; rounds down. */
    public int slotOf(Instant at, Duration interval) {
        return (int) (Duration.between(startOf(dayOf(at)), at).toSeconds() / interval.toSeconds());
    }

    /** Whether the instant begins a slot. */
    public boolean isAligned(Instant at, Duration interval) {
        Duration sinceMidnight = Duration.between(startOf(dayOf(at)), at);
        return sinceMidnight.getNano() == 0 && sinceMidnight.toSeconds() % interval.toSeconds() == 0;
    }

    /** Local hour of the day, 0 to 23, at which slot {@code slot} of a day begins; 25-hour days repeat an hour, 23-hour days skip one. */
    public int hourOf(LocalDate day, int slot, Duration interval) {
        return startOf(day).plus(interval.multipliedBy(slot)).atZone(zone).getHour();
    }

    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
