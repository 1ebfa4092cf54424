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
 * @param facts  what else is known of the customer
 * @param surroundings what all customers share: weather, and when the system peaked
 */
public record LoadWindow(String customerId, LocalDate from, LocalDate to, List<CustomerDay> days, Double limit, int expectedMeters,
        Facts facts, Surroundings surroundings) {
    public LoadWindow {
        requireNonNull(customerId, "customerId");
        requireNonNull(facts, "facts");
        requireNonNull(surroundings, "surroundings");
        if (from.isAfter(to)) throw new IllegalArgumentException("a window ends before it begins: %s to %s".formatted(from, to));
        days = days.stream().filter(day -> day.meters() > 0).toList();
        for (CustomerDay day : days)
            if (day.day().isBefore(from) || day.day().isAfter(to))
                throw new IllegalArgumentException("%s is outside %s to %s".formatted(day.day(), from, to));
    }

    /** Nothing else known. */
    public LoadWindow(String customerId, LocalDate from, LocalDate to, List<CustomerDay> days, Double limit, int expectedMeters) {
        this(customerId, from, to, days, limit, expectedMeters, Facts.NONE, Surroundings.NONE);
    }
}
