package com.meterwise.ingestion.marketday;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.meterwise.platform.time.MarketTime;

/**
 * When a market day closes by itself: it is over, and nearly all of it is there or the time to wait has passed. Live only; in a replay the end
 * of the load says so.
 *
 * @param complete share of the expected meters that is enough, 0.99
 * @param latest   local time on the next day until which is waited, 10:00
 */
public record DueDays(MarketTime market, double complete, LocalTime latest) {
    /** Of this share of the active meters a day needs data to be the system's day. */
    static final double SYSTEM_DAY = 0.5;

    /** The last day up to which the open days are to be closed now; days close in order, so it ends before the first that is not due. */
    public Optional<LocalDate> through(List<DayCount> open, Instant now) {
        LocalDate through = null;
        for (DayCount day : open.stream().sorted(Comparator.comparing(DayCount::day)).toList()) {
            if (!isDue(day, now)) break;
            through = day.day();
        }
        return Optional.ofNullable(through);
    }

    boolean isDue(DayCount day, Instant now) {
        if (now.isBefore(market.endOf(day.day()))) return false;
        Instant patience = day.day().plusDays(1).atTime(latest).atZone(market.zone()).toInstant();
        return day.coverage() >= complete || !now.isBefore(patience);
    }

    /** The latest day for which at least half of the active meters have data. */
    public static Optional<LocalDate> systemDay(List<DayCount> days) {
        return days.stream().filter(day -> day.expected() > 0 && day.coverage() >= SYSTEM_DAY).map(DayCount::day)
                .max(Comparator.naturalOrder());
    }
}
