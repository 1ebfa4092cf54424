package com.meterwise.forecasting.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A customer's load through a closed day.
 *
 * @param load            ends on the closed day, even if nothing is known of that day
 * @param lastKnown       last day with a value
 * @param estimatedShare  of the values of the last four weeks
 * @param knownAt         when the latest of the values became known
 */
public record CustomerHistory(String customerId, Duration interval, LoadHistory load, LocalDate lastKnown, double estimatedShare,
        Instant knownAt) {
    private static final int GRADED_DAYS = 28;

    /** A is the best; what forecasts made from this history rest on. */
    public String grade() {
        double coverage = load.coverage(GRADED_DAYS);
        if (coverage >= 0.98 && estimatedShare <= 0.05) return "A";
        if (coverage >= 0.90 && estimatedShare <= 0.15) return "B";
        return coverage >= 0.70 && estimatedShare <= 0.30 ? "C" : "F";
    }

    /** Whether the customer's data ended too long before its last closed day to say anything of tomorrow. */
    public boolean isStale(int staleDays) {
        return lastKnown.isBefore(load.last().minusDays(staleDays));
    }
}
