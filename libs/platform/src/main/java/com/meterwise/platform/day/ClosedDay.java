package com.meterwise.platform.day;

import java.time.LocalDate;
import java.util.List;

/**
 * A closed market day whose work is due: every record it rests on has been applied here.
 *
 * @param revision  1 at the first close, higher after late data
 * @param through   last day of the closing run; equal to {@code day} when live
 * @param customers for revision > 1: the customers whose data changed
 */
public record ClosedDay(LocalDate day, int revision, LocalDate through, List<String> customers) {
    public ClosedDay {
        customers = List.copyOf(customers);
    }

    /** Whether the day is among the last {@code days} of its closing run. Expensive daily work is done for these only. */
    public boolean isWithinLast(int days) {
        return day.isAfter(through.minusDays(days));
    }
}
