package com.meterwise.ingestion.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
    private static final double ALIKE = 0.7;
    private static final double MEANS = 1.5;
    private static final int MOST_A_DAY = 3;

    @Override
    public String code() { return "V08"; }

    @Override
    public boolean isCurious(Series day, Trail trail) {
        double least = leastDistance(day);
        for (int slot = 0; slot < day.slots(); slot++)
            if (standsOut(day, slot, least)) return true;
        return false;
    }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        // what is usual costs more than all the rest: asked only where no day before has been like it
        int[] slots = newSlots(day, past);
        Typical typical = slots.length == 0 ? null : past.typical(past.kind(), day.slots()).orElse(null);
        if (typical == null) return List.of();
        double level = typical.level(day);
        if (Double.isNaN(level)) return List.of();
        List<Suspicion> found = new ArrayList<>();
        double least = leastDistance(day);
        for (int slot : slots) {
            if (Double.isNaN(typical.wh()[slot])) continue;
            double usual = level * typical.wh()[slot];
            double limit = deviations * SIGMA * level * typical.spread()[slot];
            double value = day.wh()[slot];
            if (Math.abs(value - usual) <= Math.max(limit, least)) continue;
            if (value > usual ? value <= leap * usual : value >= usual / leap) continue;
            if (hasBeen(value, value > usual, slot, past)) continue;
            found.add(new Suspicion(code(), Severity.WARNING, slot, 1,
                    "%s where %s is usual, the limit is %s away".formatted(Series.kwh(value), Series.kwh(usual), Series.kwh(limit))));
        }
        // a day of many such slots is another day, not a day of spikes
        return found.size() > MOST_A_DAY ? List.of() : found;
    }

    private int[] newSlots(Series day, Past past) {
        double least = leastDistance(day);
        return IntStream.range(0, day.slots()).filter(slot -> standsOut(day, slot, least))
                .filter(slot -> !hasBeen(day.wh()[slot], true, slot, past) || !hasBeen(day.wh()[slot], false, slot, past)).toArray();
    }

    /** Whether another day went as far at about that time: then it is something the customer does. */
    private static boolean hasBeen(double value, boolean isHigh, int slot, Past past) {
        for (Past.Known known : past.days()) {
            long[] wh = known.series().wh();
            for (int other = Math.max(0, slot - 1); other <= Math.min(wh.length - 1, slot + 1); other++) {
                if (!known.series().has(other)) continue;
                if (isHigh ? wh[other] >= ALIKE * value : wh[other] <= value / ALIKE) return true;
            }
        }
        return false;
    }

    /** What leaves its place by less than one and a half times the day's mean load is no spike, whatever its slot is used to. */
    private double leastDistance(Series day) {
        int present = day.present();
        return Math.max(day.wh(floorKw), present == 0 ? 0 : MEANS * day.energyWh() / present);
    }

    /** Whether the value leaves its four neighbours: only then are the weeks before worth reading. */
    private boolean standsOut(Series day, int slot, double least) {
        if (!day.has(slot)) return false;
        double value = day.wh()[slot];
        double sum = 0;
        double lowest = Double.MAX_VALUE;
        double most = 0;
        int count = 0;
        for (int other = Math.max(0, slot - 2); other <= Math.min(day.slots() - 1, slot + 2); other++) {
            if (other == slot || !day.has(other)) continue;
            double neighbour = day.wh()[other];
            sum += neighbour;
            lowest = Math.min(lowest, neighbour);
            most = Math.max(most, neighbour);
            count++;
        }
        if (count < 2) return false;
        // without the highest, so that a spike of two slots does not hide itself; without the lowest for the same reason
        double below = (sum - most) / (count - 1);
        double above = (sum - lowest) / (count - 1);
        return value > leap * below && value - below > least || value < above / leap && above - value > least;
    }
}
