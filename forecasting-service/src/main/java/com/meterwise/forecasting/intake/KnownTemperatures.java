package com.meterwise.forecasting.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Temperatures from dated values, on straight lines between neighbours that are near enough to each other.
 *
 * @param values by time; of two at one time and issued until then, the later in the list counts
 */
public record KnownTemperatures(List<Indicator> values) implements Temperatures {
    /** Weather can turn within a longer gap, so nothing is drawn across it. */
    private static final Duration LONGEST_GAP = Duration.ofHours(6);

    public KnownTemperatures {
        values = List.copyOf(values);
    }

    @Override
    public double[] at(Instant[] times, Instant asOf) {
        NavigableMap<Instant, Double> known = new TreeMap<>();
        for (Indicator value : values)
            if (!value.issuedAt().isAfter(asOf)) known.put(value.at(), value.value());
        double[] celsius = new double[times.length];
        for (int i = 0; i < times.length; i++)
            celsius[i] = between(known.floorEntry(times[i]), known.ceilingEntry(times[i]), times[i]);
        return celsius;
    }

    private static double between(Map.Entry<Instant, Double> before, Map.Entry<Instant, Double> after, Instant at) {
        if (before == null || after == null) return Double.NaN;
        Duration gap = Duration.between(before.getKey(), after.getKey());
        if (gap.isZero()) return before.getValue();
        if (gap.compareTo(LONGEST_GAP) > 0) return Double.NaN;
        double share = Duration.between(before.getKey(), at).toSeconds() / (double) gap.toSeconds();
        return before.getValue() + share * (after.getValue() - before.getValue());
    }
}
