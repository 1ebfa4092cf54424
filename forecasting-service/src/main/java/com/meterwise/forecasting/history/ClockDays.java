package com.meterwise.forecasting.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

import com.meterwise.platform.time.MarketTime;

/**
 * Market days laid on the clock's 24 hours, so that every day of a series has equally many slots and people's habits stay in their column when
 * clocks change: the hour skipped in spring is filled between its neighbours, the hour repeated in autumn is averaged, and on the way back the
 * skipped hour is dropped and the repeated one written twice.
 */
public record ClockDays(MarketTime time, Duration interval) {
    private static final int DAY_SECONDS = 86_400;

    public ClockDays {
        requireNonNull(time, "time");
        if (!fits(interval)) throw new IllegalArgumentException("interval must divide an hour, got " + interval);
    }

    /** Whether days of this interval can be laid on the clock: clocks change by an hour. */
    public static boolean fits(Duration interval) {
        return interval.toSeconds() > 0 && 3600 % interval.toSeconds() == 0;
    }

    /** Slots of a clock day. */
    public int slots() { return (int) (DAY_SECONDS / interval.toSeconds()); }

    /** Slots of the market day: more or fewer when clocks change. */
    public int slots(LocalDate day) { return time.slots(day, interval); }

    /** @throws IllegalArgumentException if {@code actual} has not as many values as the day has slots */
    public double[] toClock(LocalDate day, double[] actual) {
        if (actual.length != slots(day))
            throw new IllegalArgumentException("%s has %d slots of %s, got %d".formatted(day, slots(day), interval, actual.length));
        if (actual.length == slots()) return actual;
        double[] clock = new double[slots()];
        int[] seen = new int[slots()];
        for (int i = 0; i < actual.length; i++) {
            int at = clockSlot(day, i);
            clock[at] += actual[i];
            seen[at]++;
        }
        for (int i = 0; i < clock.length; i++)
            if (seen[i] > 0) clock[i] /= seen[i];
        fillSkipped(clock, seen);
        return clock;
    }

    public double[] toActual(LocalDate day, double[] clock) {
        if (clock.length != slots())
            throw new IllegalArgumentException("a clock day has %d slots, got %d".formatted(slots(), clock.length));
        int actualSlots = slots(day);
        if (actualSlots == clock.length) return clock;
        double[] actual = new double[actualSlots];
        for (int i = 0; i < actualSlots; i++)
            actual[i] = clock[clockSlot(day, i)];
        return actual;
    }

    /** A missing day. */
    public double[] missing() {
        double[] clock = new double[slots()];
        Arrays.fill(clock, Double.NaN);
        return clock;
    }

    private int clockSlot(LocalDate day, int slot) {
        Instant at = time.startOf(day).plus(interval.multipliedBy(slot));
        return (int) (at.atZone(time.zone()).toLocalTime().toSecondOfDay() / interval.toSeconds());
    }

    private static void fillSkipped(double[] clock, int[] seen) {
        for (int from = 0; from < clock.length; from++) {
            if (seen[from] > 0) continue;
            int to = from;
            while (to < clock.length && seen[to] == 0)
                to++;
            double before = from == 0 ? clock[to % clock.length] : clock[from - 1];
            double after = to == clock.length ? before : clock[to];
            for (int i = from; i < to; i++)
                clock[i] = before + (after - before) * (i - from + 1) / (to - from + 1);
            from = to;
        }
    }
}
