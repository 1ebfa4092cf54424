package com.meterwise.forecasting.losses;

/**
 * When a feeder's loss is taken to have left its normal range. Days count market days with enough coverage.
 *
 * @param referenceDays     days before the watched ones from which the normal range is learnt, at most
 * @param leastDays         fewer such days, and nothing is watched
 * @param watchedDays       last days over which deviations add up
 * @param slack             deviation in standard deviations that is let pass each day
 * @param limit             sum of deviations at which an alert is raised
 * @param mostOfADay        what one day can add at most, so that no single day raises an alert
 * @param leastSpread       standard deviation of a day's loss that is assumed at least, as a share of supply
 * @param leastCoverage     share of a day's slots that must be complete
 * @param parentTolerance   share by which what goes on may exceed what came in before the parent's balance is broken
 */
public record WatchSettings(int referenceDays, int leastDays, int watchedDays, double slack, double limit, double mostOfADay,
        double leastSpread, double leastCoverage, double parentTolerance) {
    public static final WatchSettings DEFAULT = new WatchSettings(35, 14, 8, 0.75, 8, 4, 0.0015, 0.5, 0.005);

    public WatchSettings {
        if (leastDays < 2 || referenceDays < leastDays)
            throw new IllegalArgumentException("%d to %d days are no reference".formatted(leastDays, referenceDays));
        if (!(limit > mostOfADay)) throw new IllegalArgumentException("one day of %s must not reach %s".formatted(mostOfADay, limit));
        if (!(leastSpread > 0)) throw new IllegalArgumentException("the spread must be positive: " + leastSpread);
    }

    /** Calendar days to look back, so that some may be missing. */
    public int calendarDays() { return referenceDays + 2 * watchedDays; }
}
