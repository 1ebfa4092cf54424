package com.meterwise.segmentation.features;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

import com.meterwise.segmentation.intake.CustomerDay;

/**
 * A customer's days in a window that ends with a closed day: what features may know.
 *
 * @param from  first day of the window
 * @param to    last day, the closed one
 * @param days  days with data, in order; those missing are simply not there
 * @param limit contracted kW, or null if not known
 * @param expectedMeters registered active meters, 0 if not known
 */
public record LoadWindow(String customerId, LocalDate from, LocalDate to, List<CustomerDay> days, Double limit, int expectedMeters) {
    public LoadWindow {
        requireNonNull(customerId, "customerId");
        if (from.isAfter(to)) throw new IllegalArgumentException("a window ends before it begins: %s to %s".formatted(from, to));
        days = days.stream().filter(day -> day.meters() > 0).toList();
        for (CustomerDay day : days)
            if (day.day().isBefore(from) || day.day().isAfter(to))
                throw new IllegalArgumentException("%s is outside %s to %s".formatted(day.day(), from, to));
    }
}
