package com.meterwise.campaign.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TreeSet;

/**
 * When nobody is contacted, by the wall clock in the market's zone.
 *
 * @param from begin, for example 20:00; @param to end, for example 08:00, on the next day if it is earlier than {@code from}
 * @param days quiet from midnight to midnight
 */
public record QuietHours(LocalTime from, LocalTime to, Set<DayOfWeek> days) {
    public QuietHours {
        requireNonNull(from, "quiet.from");
        requireNonNull(to, "quiet.to");
        days = days == null ? Set.of() : java.util.Collections.unmodifiableSortedSet(new TreeSet<>(days));
        if (days.size() == DayOfWeek.values().length) throw new IllegalArgumentException("at least one day of the week must not be quiet");
        if (from.equals(to)) throw new IllegalArgumentException("quiet hours end at another time than they begin, got " + from);
    }

    /** The same instant if it is not quiet, else the first that is not. */
    public ZonedDateTime next(ZonedDateTime at) {
        ZonedDateTime next = at;
        // Each turn leaves a quiet day or a quiet stretch; seven days and their nights bound them.
        for (int turn = 0; turn < 20; turn++) {
            if (days.contains(next.getDayOfWeek())) next = next.toLocalDate().plusDays(1).atStartOfDay(next.getZone());
            else if (quiet(next.toLocalTime())) next = end(next);
            else
                return next;
        }
        throw new IllegalStateException("no hour is left that is not quiet: " + this);
    }

    private boolean quiet(LocalTime time) {
        return from.isBefore(to) ? !time.isBefore(from) && time.isBefore(to) : !time.isBefore(from) || time.isBefore(to);
    }

    private ZonedDateTime end(ZonedDateTime at) {
        boolean tomorrow = !at.toLocalTime().isBefore(to);
        return at.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(to).atZone(at.getZone());
    }
}
