package com.meterwise.forecasting.losses;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;

/**
 * A feeder's day slot by slot, in kWh; NaN where one of the meters it takes has no value. Arrays are read only.
 *
 * @param supplied into the feeder, with its customers' generation, less what went on to feeders below
 * @param head     net through the feeder's head, whatever goes on from there: what heats the line
 * @param sold     to its customers
 */
public record FeederSlots(LocalDate day, Duration step, double[] supplied, double[] head, double[] sold) {
    private static final double NIGHT_BEGINS = 22, NIGHT_ENDS = 6;

    public FeederSlots {
        requireNonNull(day, "day");
        if (supplied.length != head.length || supplied.length != sold.length)
            throw new IllegalArgumentException(
                    "slots differ: %d supplied, %d through the head, %d sold".formatted(supplied.length, head.length, sold.length));
    }

    public int slots() { return supplied.length; }

    public double hours() { return step.toSeconds() / 3600.0; }

    /** Whether every child has a value in the slot. */
    public boolean isComplete(int slot) {
        return !Double.isNaN(supplied[slot] + head[slot] + sold[slot]);
    }

    public double lossKwh(int slot) { return supplied[slot] - sold[slot]; }

    /** Share of the slots in which every child has a value. */
    public double coverage() {
        int complete = 0;
        for (int s = 0; s < supplied.length; s++)
            if (isComplete(s)) complete++;
        return complete / (double) supplied.length;
    }

    /** By hours since midnight, which on the days of a clock change are an hour off the clock. */
    boolean isNight(int slot) {
        double hour = (slot + 0.5) * hours();
        return hour >= NIGHT_BEGINS && hour < 24 || hour < NIGHT_ENDS;
    }
}
