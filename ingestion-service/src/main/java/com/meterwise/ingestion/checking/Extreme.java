package com.meterwise.ingestion.checking;

import java.util.Arrays;
import java.util.List;

/**
 * V14: a day with much more energy than the days before: above the median by several interquartile ranges. Told, never held against it
 * (CalTRACK 2.3.6).
 *
 * @param ranges how many, 3
 */
public record Extreme(double ranges) implements DayRule {
    private static final int LEAST_DAYS = 14;

    @Override
    public String code() { return "V14"; }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        if (!day.isComplete()) return List.of();
        double[] energies = trail.energies(day.slots());
        if (energies.length < LEAST_DAYS) return List.of();
        Arrays.sort(energies);
        double range = Median.quantile(energies, 0.75) - Median.quantile(energies, 0.25);
        double limit = Median.quantile(energies, 0.5) + ranges * range;
        long energy = day.energyWh();
        if (range == 0 || energy <= limit) return List.of();
        return List.of(new Suspicion(code(), Severity.INFO, -1, 0,
                "%s, the limit is %s".formatted(Series.kwh(energy), Series.kwh(limit))));
    }
}
