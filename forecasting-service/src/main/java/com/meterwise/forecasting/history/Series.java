package com.meterwise.forecasting.history;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * A load on an even grid of clock slots and what is known beside it, as far as {@link #end}. Cutting it shorter shares the arrays, so that a
 * thousand origins of one backtest cost no copies. A temperature may reach beyond the end: it is then a forecast of it, or in a backtest with
 * perfect foresight its measurement. With a {@link Weather} each cut knows only what was known when it ended. Immutable.
 */
public final class Series {
    private final LocalDate first;
    private final int slots;
    private final int end;
    private final double[] load;
    private final double[] filled;
    /** Sums of the filled loads before each index, so that a mean costs two look-ups. */
    private final double[] sums;
    private final double[] temperature;
    private final boolean neverNegative;
    private final Weather weather;

    private Series(LocalDate first, int slots, int end, double[] load, double[] filled, double[] sums, double[] temperature,
            boolean neverNegative, Weather weather) {
        this.first = first;
        this.slots = slots;
        this.end = end;
        this.load = load;
        this.filled = filled;
        this.sums = sums;
        this.temperature = temperature;
        this.neverNegative = neverNegative;
        this.weather = weather;
    }

    /**
     * @param first       the day of the first value, which is that day's first slot
     * @param slots       a day
     * @param load        kWh a slot, or any unit of energy or power; NaN where missing
     * @param temperature degrees by slot, from the first on and possibly longer than the load; NaN where missing; null if none is known
     */
    public static Series of(LocalDate first, int slots, double[] load, double[] temperature) {
        return of(first, slots, load, temperature, null);
    }

    /** As far as {@code weather} was known when the load ended, and at each cut of it when that one ended. */
    public static Series under(Weather weather, LocalDate first, int slots, double[] load) {
        return of(first, slots, load, weather.known(first, slots, first.plusDays(load.length / slots - 1L)), weather);
    }

    private static Series of(LocalDate first, int slots, double[] load, double[] temperature, Weather weather) {
        if (slots < 1) throw new IllegalArgumentException("a day needs a slot, got " + slots);
        if (load.length == 0) throw new IllegalArgumentException("a series needs a value");
        double[] filled = filled(load, slots), sums = new double[load.length + 1];
        boolean neverNegative = true;
        for (int t = 0; t < load.length; t++) {
            sums[t + 1] = sums[t] + filled[t];
            if (load[t] < 0) neverNegative = false;
        }
        return new Series(first, slots, load.length, load.clone(), filled, sums, temperature == null ? null : carried(temperature),
                neverNegative, weather);
    }

    /** Its first {@code end} slots. */
    public Series until(int end) {
        if (end < 1 || end > load.length) throw new IllegalArgumentException("%d is not within 1 to %d".formatted(end, load.length));
        if (end == this.end) return this;
        double[] then = temperature;
        if (weather != null) {
            double[] known = weather.known(first, slots, first.plusDays(end / slots - 1L));
            then = known == null ? null : carried(known);
        }
        return new Series(first, slots, end, load, filled, sums, then, neverNegative, weather);
    }

    /** As if no temperature were known. */
    public Series withoutTemperature() {
        return new Series(first, slots, end, load, filled, sums, null, neverNegative, null);
    }

    public LocalDate first() { return first; }

    public int slots() { return slots; }

    /** One more than the last index known. */
    public int end() { return end; }

    public int days() { return end / slots; }

    public LocalDate date(int t) { return first.plusDays(Math.floorDiv(t, slots)); }

    public int slot(int t) { return Math.floorMod(t, slots); }

    /** NaN = missing. */
    public double load(int t) { return load[t]; }

    /** The value, or in its place one known earlier: a week before, else the day before, else the slot before. */
    public double filled(int t) {
        return filled[t];
    }

    /** Mean of the filled values in [from, to), cut to what there is. */
    public double mean(int from, int to) {
        int a = Math.max(0, from), b = Math.min(end, Math.max(a + 1, to));
        return b <= a ? filled[Math.max(0, Math.min(end - 1, a))] : (sums[b] - sums[a]) / (b - a);
    }

    /** Whether a temperature is known through index {@code t}. */
    public boolean knowsTemperature(int t) {
        return temperature != null && temperature.length > t;
    }

    /** Beyond what is known, as at the same time of the last day known. */
    public double temperature(int t) {
        int beyond = t - temperature.length + 1;
        int within = beyond <= 0 ? t : t - (beyond + slots - 1) / slots * slots;
        return temperature[Math.max(0, within)];
    }

    /** Mean size of the known loads, 1 for a series that is all zero: what loads are divided by so that one penalty fits all. */
    public double scale(int from) {
        double sum = 0;
        for (int t = from; t < end; t++)
            sum += Math.abs(filled[t]);
        return sum > 0 ? sum / (end - from) : 1;
    }

    /** Mean |y - y a {@code season} before| over what is known from {@code from} on; NaN if nothing can be compared. */
    public double change(int season, int from) {
        double sum = 0;
        int n = 0;
        for (int t = Math.max(season, from); t < end; t++) {
            double change = Math.abs(load[t] - load[t - season]);
            if (Double.isNaN(change)) continue;
            sum += change;
            n++;
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /** A load that has never been negative is never forecast negative. */
    public double possible(double value) {
        return neverNegative ? Math.max(0, value) : value;
    }

    public boolean isNeverNegative() { return neverNegative; }

    private static double[] filled(double[] load, int slots) {
        double[] filled = load.clone();
        int begin = 0;
        while (begin < load.length && Double.isNaN(load[begin]))
            begin++;
        for (int t = 0; t < filled.length; t++) {
            if (!Double.isNaN(filled[t])) continue;
            if (t >= 7 * slots && t - 7 * slots >= begin) filled[t] = filled[t - 7 * slots];
            else if (t >= slots && t - slots >= begin) filled[t] = filled[t - slots];
            else if (t > begin) filled[t] = filled[t - 1];
            else
                filled[t] = 0;
        }
        return filled;
    }

    private static double[] carried(double[] temperature) {
        double[] carried = temperature.clone();
        int from = 0;
        while (from < carried.length && Double.isNaN(carried[from]))
            from++;
        if (from == carried.length) return null;
        Arrays.fill(carried, 0, from, carried[from]);
        for (int t = from + 1; t < carried.length; t++)
            if (Double.isNaN(carried[t])) carried[t] = carried[t - 1];
        return carried;
    }
}
