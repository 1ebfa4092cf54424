package com.meterwise.ingestion.checking;

import java.util.List;

import com.meterwise.ingestion.intake.Energy;

/**
 * V07: the day's highest value stands far above its third highest. Two high values are a spike that two slots share; three are a load. A peak
 * that other days have had, too, is not one.
 *
 * @param ratio   (p1 - p3) / p3 above which it is one, 1.8
 * @param floorKw a third highest below it tells nothing, since a small load jumps easily
 */
public record Spike(double ratio, double floorKw) implements DayRule {
    /** Two days with a peak of this share of the value show that it can be. */
    private static final double ALIKE = 0.7;

    @Override
    public String code() { return "V07"; }

    @Override
    public boolean isCurious(Series day, Trail trail) { return !judge(day, trail, Past.none(day.day())).isEmpty(); }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        long first = Energy.MISSING;
        long second = Energy.MISSING;
        long third = Energy.MISSING;
        int slot = -1;
        for (int i = 0; i < day.slots(); i++) {
            long value = day.wh()[i];
            if (value > first) {
                third = second;
                second = first;
                first = value;
                slot = i;
            } else if (value > second) {
                third = second;
                second = value;
            } else if (value > third) {
                third = value;
            }
        }
        if (third == Energy.MISSING || third <= day.wh(floorKw)) return List.of();
        double found = (first - third) / (double) third;
        if (!(found > ratio) || isUsual(first, past)) return List.of();
        return List.of(new Suspicion(code(), Severity.WARNING, slot, 1, "%s is %.2f of the third highest, %s, above it; the limit is %.2f"
                .formatted(Series.kwh(first), found, Series.kwh(third), ratio)));
    }

    private static boolean isUsual(long value, Past past) {
        int alike = 0;
        for (Past.Known known : past.days()) {
            for (long other : known.series().wh()) {
                if (other < ALIKE * value) continue;
                alike++;
                break;
            }
        }
        return alike >= 2;
    }
}
