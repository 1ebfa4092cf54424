package com.meterwise.segmentation.features;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;

/** Features and their values as a person would say them. */
final class Labels {
    private static final int DIGITS = 3;
    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("annualKwh", "energy a year"),
            Map.entry("dailyKwh", "energy a day"), Map.entry("peakKw", "highest hour"),
            Map.entry("softMaxKw", "power exceeded in 3 % of the hours"), Map.entry("softMinKw", "power exceeded in 97 % of the hours"),
            Map.entry("loadFactor", "load factor"), Map.entry("minMaxRatio", "lowest / highest hour of a weekday"),
            Map.entry("peakValleyRate", "peak-valley rate"), Map.entry("peakShare", "share used in peak hours"),
            Map.entry("flatShare", "share used between peaks"), Map.entry("valleyShare", "share used in valley hours"),
            Map.entry("nightDayRatio", "night / day power"), Map.entry("hoursAboveMidRange", "hours above mid-range"),
            Map.entry("dailyCv", "variation from day to day"), Map.entry("weekendRatio", "weekend / weekday energy"),
            Map.entry("dayToDayCorrelation", "likeness of a day to the day before"),
            Map.entry("rampP95", "steepest hourly change / mean power"),
            Map.entry("temperatureCorrelation", "correlation with temperature"));

    private Labels() {}

    static String of(String feature) {
        if (feature.matches("share\\d\\dto\\d\\d"))
            return "share used %d-%d h".formatted(Integer.parseInt(feature.substring(5, 7)), Integer.parseInt(feature.substring(9, 11)));
        String label = LABELS.get(feature);
        return label == null ? feature.replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ").toLowerCase(Locale.ROOT) : label;
    }

    /** Three digits, whole from a thousand on, never with an exponent. */
    static String number(double value) {
        if (Math.abs(value) >= 1000) return String.format(Locale.ROOT, "%,.0f", value);
        return value == 0 ? "0" : BigDecimal.valueOf(value).round(new MathContext(DIGITS)).toPlainString();
    }
}
