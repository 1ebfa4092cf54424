package com.meterwise.forecasting.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.intake.Interruption;
import com.meterwise.forecasting.intake.Shutdowns;
import com.meterwise.platform.time.MarketTime;

/**
 * A customer's shutdowns and outages. What was cut is no example of the customer's habits, and so is taken as missing; what is known to be cut
 * is forecast as nothing for as long as it is cut.
 */
public record Cuts(List<Interruption> interruptions) {
    public static final Cuts NONE = new Cuts(List.of());

    public Cuts {
        interruptions = List.copyOf(interruptions);
    }

    /** The history without the slots that were cut. */
    public LoadHistory outOf(LoadHistory load, Duration interval, MarketTime time) {
        if (interruptions.isEmpty()) return load;
        return load.without(day -> touch(time.startOf(day), time.endOf(day)), (day, slot) -> {
            Instant from = day.atStartOfDay().plus(interval.multipliedBy(slot)).atZone(time.zone()).toInstant();
            return touch(from, from.plus(interval));
        });
    }

    /** A clock day's errors without those of slots that were cut. */
    public double[] outOf(double[] errors, LocalDate day, ClockDays clock) {
        MarketTime time = clock.time();
        if (!touch(time.startOf(day), time.endOf(day))) return errors;
        double[] left = errors.clone();
        for (int s = 0; s < left.length; s++) {
            Instant from = day.atStartOfDay().plus(clock.interval().multipliedBy(s)).atZone(time.zone()).toInstant();
            if (touch(from, from.plus(clock.interval()))) left[s] = Double.NaN;
        }
        return left;
    }

    /** Whether a planned shutdown touches this time. */
    public boolean isPlanned(Instant from, Instant to) {
        return interruptions.stream().anyMatch(one -> one.kind().equals(Shutdowns.SHUTDOWN) && one.overlaps(from, to));
    }

    /** The deciles of slots that begin at {@code start}, each as much less as it is planned to be cut. */
    public Deciles laidOn(Deciles deciles, Instant start, Duration interval) {
        double[][] kwh = new double[Deciles.COUNT][deciles.slots()];
        for (int s = 0; s < deciles.slots(); s++) {
            double left = 1 - planned(start.plus(interval.multipliedBy(s)), interval);
            for (int q = 0; q < Deciles.COUNT; q++)
                kwh[q][s] = left * deciles.kwh()[q][s];
        }
        return new Deciles(kwh);
    }

    /** Share of a slot that is planned to be cut; shutdowns told twice do not cut twice. */
    private double planned(Instant from, Duration interval) {
        Instant to = from.plus(interval), reached = from;
        double cut = 0;
        for (Interruption one : interruptions) {
            if (!one.kind().equals(Shutdowns.SHUTDOWN) || !one.overlaps(reached, to)) continue;
            Instant begin = one.start().isAfter(reached) ? one.start() : reached;
            Instant end = one.end() == null || one.end().isAfter(to) ? to : one.end();
            cut += Duration.between(begin, end).toMillis() / (double) interval.toMillis();
            reached = end;
        }
        return cut;
    }

    private boolean touch(Instant from, Instant to) { return interruptions.stream().anyMatch(one -> one.overlaps(from, to)); }
}
