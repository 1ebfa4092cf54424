package com.meterwise.forecasting.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What is known of a load, as clock days without gaps between them; a missing value is NaN. Each day knows when it became available, so that a
 * backtest can ask for what was known and cannot peek. Immutable: the arrays are shared between histories and never written.
 */
public final class LoadHistory {
    private final LocalDate first;
    private final double[][] kwh;
    private final Instant[] availableAt;
    private final double[][] filled;

    private LoadHistory(LocalDate first, double[][] kwh, Instant[] availableAt, double[][] filled) {
        this.first = first;
        this.kwh = kwh;
        this.availableAt = availableAt;
        this.filled = filled;
    }

    /**
     * @param kwh         a row a day, all equally long
     * @param availableAt when each day's values became known
     */
    public static LoadHistory of(LocalDate first, double[][] kwh, Instant[] availableAt) {
        if (kwh.length == 0) throw new IllegalArgumentException("a history needs a day");
        if (kwh.length != availableAt.length)
            throw new IllegalArgumentException("%d days, but %d times of availability".formatted(kwh.length, availableAt.length));
        for (double[] day : kwh)
            if (day.length != kwh[0].length) throw new IllegalArgumentException("days differ in their slots");
        return new LoadHistory(first, kwh.clone(), availableAt.clone(), fill(kwh));
    }

    public LocalDate first() { return first; }

    public LocalDate last() { return first.plusDays(kwh.length - 1L); }

    public int days() { return kwh.length; }

    public int slots() { return kwh[0].length; }

    public LocalDate date(int day) { return first.plusDays(day); }

    /** NaN = missing. */
    public double kwh(int day, int slot) { return kwh[day][slot]; }

    /** The value, or in its place one known earlier: a week before, else the day before, else the slot before. */
    public double filled(int day, int slot) {
        return filled[day][slot];
    }

    public double[] day(LocalDate day) { return kwh[(int) (day.toEpochDay() - first.toEpochDay())].clone(); }

    public Instant availableAt(int day) { return availableAt[day]; }

    /** The history as it ended on {@code last}. */
    public LoadHistory through(LocalDate last) {
        int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        if (days < 1 || days > kwh.length) throw new IllegalArgumentException("%s is not within %s to %s".formatted(last, first, last()));
        if (days == kwh.length) return this;
        return new LoadHistory(first, Arrays.copyOf(kwh, days), Arrays.copyOf(availableAt, days), Arrays.copyOf(filled, days));
    }

    /** What was known at {@code at}: days that became available later are missing. */
    public LoadHistory asOf(Instant at) {
        double[][] known = kwh.clone();
        for (int d = 0; d < known.length; d++) {
            if (!availableAt[d].isAfter(at)) continue;
            known[d] = new double[slots()];
            Arrays.fill(known[d], Double.NaN);
        }
        return new LoadHistory(first, known, availableAt, fill(known));
    }

    /** The last {@code days}, or all if there are fewer. */
    public LoadHistory tail(int days) {
        int from = Math.max(0, kwh.length - days);
        return from == 0
                ? this
                : new LoadHistory(date(from), Arrays.copyOfRange(kwh, from, kwh.length),
                        Arrays.copyOfRange(availableAt, from, kwh.length), Arrays.copyOfRange(filled, from, kwh.length));
    }

    /** The same as one row of slots, with the weather around it. */
    public Series series(Weather weather) {
        return Series.under(weather, first, slots(), row());
    }

    public Series series() { return Series.of(first, slots(), row(), null); }

    /** The same with some slots taken as missing. */
    public LoadHistory without(Predicate<LocalDate> touched, BiPredicate<LocalDate, Integer> slots) {
        double[][] known = kwh.clone();
        boolean changed = false;
        for (int d = 0; d < known.length; d++) {
            if (!touched.test(date(d))) continue;
            known[d] = kwh[d].clone();
            for (int s = 0; s < known[d].length; s++)
                if (slots.test(date(d), s)) known[d][s] = Double.NaN;
            changed = true;
        }
        return changed ? new LoadHistory(first, known, availableAt, fill(known)) : this;
    }

    private double[] row() {
        double[] row = new double[kwh.length * slots()];
        for (int d = 0; d < kwh.length; d++)
            System.arraycopy(kwh[d], 0, row, d * slots(), slots());
        return row;
    }

    /** The history with the day after it, forecast rather than measured, so that a second day can be forecast from it. */
    public LoadHistory with(double[] nextDay) {
        if (nextDay.length != slots()) throw new IllegalArgumentException("expected %d slots, got %d".formatted(slots(), nextDay.length));
        int days = kwh.length;
        double[][] longer = Arrays.copyOf(kwh, days + 1), longerFilled = Arrays.copyOf(filled, days + 1);
        Instant[] longerAvailableAt = Arrays.copyOf(availableAt, days + 1);
        longer[days] = nextDay;
        longerFilled[days] = nextDay;
        longerAvailableAt[days] = availableAt[days - 1];
        return new LoadHistory(first, longer, longerAvailableAt, longerFilled);
    }

    /** Share of slots with a value on the last {@code days}. */
    public double coverage(int days) {
        int known = 0, from = Math.max(0, kwh.length - days);
        for (int d = from; d < kwh.length; d++)
            for (double value : kwh[d])
                if (!Double.isNaN(value)) known++;
        return known / (double) ((kwh.length - from) * slots());
    }

    /** Mean over the days from {@code fromDay} of |y - y a week before|, the scale of MASE; NaN if nothing can be compared. */
    public double weeklyChange(int fromDay) {
        double sum = 0;
        int n = 0;
        for (int d = Math.max(7, fromDay); d < kwh.length; d++) {
            for (int s = 0; s < slots(); s++) {
                double change = Math.abs(kwh[d][s] - kwh[d - 7][s]);
                if (Double.isNaN(change)) continue;
                sum += change;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private static double[][] fill(double[][] kwh) {
        double[][] filled = new double[kwh.length][];
        for (int d = 0; d < kwh.length; d++) {
            filled[d] = kwh[d].clone();
            for (int s = 0; s < filled[d].length; s++) {
                if (!Double.isNaN(filled[d][s])) continue;
                filled[d][s] = d >= 7 ? filled[d - 7][s] : d >= 1 ? filled[d - 1][s] : s >= 1 ? filled[d][s - 1] : 0;
            }
        }
        return filled;
    }
}
