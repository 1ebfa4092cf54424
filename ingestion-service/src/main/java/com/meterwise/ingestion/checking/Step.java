package com.meterwise.ingestion.checking;

import java.util.List;

import com.meterwise.ingestion.intake.Energy;

/**
 * V09: a value far from the last one before it. Loads are switched, so this tells a person where to look and says nothing against the value.
 *
 * @param threshold |value - last| / last above which it is told
 * @param floorKw   from a last value below it no step is counted
 */
public record Step(double threshold, double floorKw) implements DayRule {
    @Override
    public String code() { return "V09"; }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        long last = trail.before().lastWh();
        double floor = day.wh(floorKw);
        for (int slot = 0; slot < day.slots(); slot++) {
            if (!day.has(slot)) continue;
            long value = day.wh()[slot];
            if (last != Energy.MISSING && last > floor && Math.abs(value - last) > threshold * last)
                return List.of(new Suspicion(code(), Severity.INFO, slot, 0, "from %s to %s, the limit is %.1f times the former"
                        .formatted(Series.kwh(last), Series.kwh(value), threshold)));
            last = value;
        }
        return List.of();
    }
}
