package com.meterwise.segmentation.features;

import java.util.Set;

/** Which hours of the local day are peak and which valley; the rest is flat. */
public record Periods(Set<Integer> peak, Set<Integer> valley) {
    public Periods {
        peak = Set.copyOf(peak);
        valley = Set.copyOf(valley);
        for (int hour : peak)
            if (valley.contains(hour)) throw new IllegalArgumentException("hour %d is both peak and valley".formatted(hour));
        peak.forEach(Periods::check);
        valley.forEach(Periods::check);
    }

    boolean isPeak(int hour) { return peak.contains(hour); }

    boolean isValley(int hour) { return valley.contains(hour); }

    boolean isFlat(int hour) { return !isPeak(hour) && !isValley(hour); }

    private static void check(int hour) {
        if (hour < 0 || hour > 23) throw new IllegalArgumentException("an hour is 0 to 23, got " + hour);
    }
}
