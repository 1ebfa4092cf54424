package com.meterwise.ingestion.checking;

import java.util.List;

import com.meterwise.ingestion.intake.Energy;

/**
 * What a meter usually measures in each slot of a kind of day.
 *
 * @param days   days it is made of
 * @param wh     median per slot; NaN where there is no value
 * @param spread median distance from it per slot, Wh
 */
public record Typical(int days, double[] wh, double[] spread) {
    static Typical of(List<Series> days, int slots) {
        double[] wh = new double[slots];
        double[] spread = new double[slots];
        double[] values = new double[days.size()];
        for (int slot = 0; slot < slots; slot++) {
            int count = 0;
            for (Series day : days)
                if (day.wh()[slot] != Energy.MISSING) values[count++] = day.wh()[slot];
            double[] present = java.util.Arrays.copyOf(values, count);
            wh[slot] = Median.of(present);
            spread[slot] = Median.deviation(present, wh[slot]);
        }
        return new Typical(days.size(), wh, spread);
    }

    /** How many times as much as usual the day has: the median over its slots; NaN if no slot can be compared. */
    public double level(Series day) {
        double[] ratios = new double[wh.length];
        int count = 0;
        for (int slot = 0; slot < wh.length; slot++)
            if (day.has(slot) && wh[slot] > 0) ratios[count++] = day.wh()[slot] / wh[slot];
        return Median.of(java.util.Arrays.copyOf(ratios, count));
    }

    /** Pearson's correlation of the day with this one, {@code lag} slots later, the day taken as a circle; NaN if one of them is constant. */
    double correlation(Series day, int lag) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int slot = 0; slot < wh.length; slot++) {
            double usual = wh[Math.floorMod(slot - lag, wh.length)];
            if (!day.has(slot) || Double.isNaN(usual)) continue;
            double value = day.wh()[slot];
            n++;
            x += value;
            y += usual;
            xx += value * value;
            yy += usual * usual;
            xy += value * usual;
        }
        double spreads = (n * xx - x * x) * (n * yy - y * y);
        return spreads <= 0 ? Double.NaN : (n * xy - x * y) / Math.sqrt(spreads);
    }
}
