package com.meterwise.ingestion.checking;

import java.util.ArrayList;
import java.util.List;

/**
 * V08: a value that leaves its neighbours and what the same slot of days of the same kind has had in eight weeks, measured by median and median
 * absolute deviation (Hampel's identifier). The day's level is taken out first: a cold day is not a day of spikes.
 *
 * @param deviations how many robust standard deviations are believed, 5
 * @param leap       how many times as much as usual a value must be, or how small a part of it, to be a spike at all
 * @param floorKw    smaller distances are of no interest
 */
public record RobustSpike(double deviations, double leap, double floorKw) implements DayRule {
    /** The median absolute deviation of a normal distribution is this part of its standard deviation. */
    private static final double SIGMA = 1.4826;

    @Override
    public String code() { return "V08"; }

    @Override
    public boolean isCurious(Series day, Trail trail) {
        for (int slot = 0; slot < day.slots(); slot++)
            if (standsOut(day, slot)) return true;
        return false;
    }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        Typical typical = past.typical(past.kind(), day.slots()).orElse(null);
        if (typical == null) return List.of();
        double level = typical.level(day);
        if (Double.isNaN(level)) return List.of();
        List<Suspicion> found = new ArrayList<>();
        for (int slot = 0; slot < day.slots(); slot++) {
            if (!standsOut(day, slot) || Double.isNaN(typical.wh()[slot])) continue;
            double usual = level * typical.wh()[slot];
            double limit = deviations * SIGMA * level * typical.spread()[slot];
            double value = day.wh()[slot];
            if (Math.abs(value - usual) <= Math.max(limit, day.wh(floorKw))) continue;
            if (value > usual ? value <= leap * usual : value >= usual / leap) continue;
            found.add(new Suspicion(code(), Severity.WARNING, slot, 1,
                    "%s where %s is usual, the limit is %s away".formatted(Series.kwh(value), Series.kwh(usual), Series.kwh(limit))));
        }
        return found;
    }

    /** Whether the value leaves its four neighbours: only then are the weeks before worth reading. */
    private boolean standsOut(Series day, int slot) {
        if (!day.has(slot)) return false;
        double value = day.wh()[slot];
        double sum = 0;
        double least = Double.MAX_VALUE;
        double most = 0;
        int count = 0;
        for (int other = Math.max(0, slot - 2); other <= Math.min(day.slots() - 1, slot + 2); other++) {
            if (other == slot || !day.has(other)) continue;
            double neighbour = day.wh()[other];
            sum += neighbour;
            least = Math.min(least, neighbour);
            most = Math.max(most, neighbour);
            count++;
        }
        if (count < 2) return false;
        // without the highest, so that a spike of two slots does not hide itself; without the lowest for the same reason
        double below = (sum - most) / (count - 1);
        double above = (sum - least) / (count - 1);
        double floor = day.wh(floorKw);
        return value > leap * below && value - below > floor || value < above / leap && above - value > floor;
    }
}
