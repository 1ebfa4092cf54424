package com.meterwise.ingestion.checking;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;

import com.meterwise.ingestion.intake.Energy;

/**
 * The values of one meter, channel and market day, as the rules see them. The array is handed over, not copied.
 *
 * @param wh whole Wh per slot of the local day, {@link Energy#MISSING} where there is none
 */
public record Series(String meterId, String channel, LocalDate day, Duration interval, long[] wh) {
    public Series {
        requireNonNull(meterId, "meterId");
        requireNonNull(channel, "channel");
        requireNonNull(day, "day");
        if (interval.toSeconds() < 1) throw new IllegalArgumentException("interval must be a second or more, got " + interval);
        if (wh.length == 0) throw new IllegalArgumentException("a day has slots");
    }

    public int slots() { return wh.length; }

    public boolean has(int slot) { return wh[slot] != Energy.MISSING; }

    public int present() {
        int present = 0;
        for (long value : wh)
            if (value != Energy.MISSING) present++;
        return present;
    }

    public boolean isComplete() { return present() == wh.length; }

    public long energyWh() {
        long sum = 0;
        for (long value : wh)
            if (value != Energy.MISSING) sum += value;
        return sum;
    }

    /** How many slots so many hours are, at least one. */
    public int slotsIn(double hours) {
        return Math.max(1, (int) Math.round(hours * 3600 / interval.toSeconds()));
    }

    /** A power held for a slot, as Wh. */
    public double wh(double kw) { return kw * interval.toSeconds() / 3.6; }

    public static String kwh(double wh) { return "%.3f kWh".formatted(wh / 1000); }
}
