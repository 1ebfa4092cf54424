package com.meterwise.segmentation.features;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What customers of a region share in a window. Immutable. Temperatures lie in an array: every customer of the region asks for all of them.
 *
 * @param firstHour   hours since the epoch of the first temperature
 * @param celsius     mean of each hour from there on, NaN where none was measured
 * @param systemPeaks local hour of the day in which all customers together drew most, of days of the window
 */
public record Surroundings(long firstHour, double[] celsius, Map<LocalDate, Integer> systemPeaks) {
    public static final Surroundings NONE = of(new TreeMap<>(), Map.of());
    private static final long HOUR_S = 3600;

    public Surroundings {
        systemPeaks = Map.copyOf(systemPeaks);
    }

    /** @param celsius mean temperature by the hour's start */
    public static Surroundings of(NavigableMap<Instant, Double> celsius, Map<LocalDate, Integer> systemPeaks) {
        if (celsius.isEmpty()) return new Surroundings(0, new double[0], systemPeaks);
        long first = hour(celsius.firstKey());
        double[] hours = new double[(int) (hour(celsius.lastKey()) - first) + 1];
        Arrays.fill(hours, Double.NaN);
        celsius.forEach((at, value) -> hours[(int) (hour(at) - first)] = value);
        return new Surroundings(first, hours, systemPeaks);
    }

    boolean hasWeather() { return celsius.length > 0; }

    /** @param hour since the epoch; NaN if nothing is known of it */
    double celsiusAt(long hour) {
        long at = hour - firstHour;
        return at < 0 || at >= celsius.length ? Double.NaN : celsius[(int) at];
    }

    static long hour(Instant at) { return Math.floorDiv(at.getEpochSecond(), HOUR_S); }
}
