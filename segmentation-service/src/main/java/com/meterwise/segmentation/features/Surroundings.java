package com.meterwise.segmentation.features;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What customers of a region share in a window. Immutable.
 *
 * @param celsius     mean temperature of each hour, by the hour's start
 * @param systemPeaks hours of the window in which all customers together drew most, as local day to hour of that day
 */
public record Surroundings(NavigableMap<Instant, Double> celsius, Map<LocalDate, Integer> systemPeaks) {
    public static final Surroundings NONE = new Surroundings(new TreeMap<>(), Map.of());

    public Surroundings {
        celsius = Collections.unmodifiableNavigableMap(celsius);
        systemPeaks = Map.copyOf(systemPeaks);
    }

}
