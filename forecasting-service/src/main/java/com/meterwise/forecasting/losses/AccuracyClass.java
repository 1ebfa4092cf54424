package com.meterwise.forecasting.losses;

import java.util.Map;

/** What a meter's accuracy class allows it to err. */
final class AccuracyClass {
    /** European letter classes in percent of the reading. */
    private static final Map<String, Double> LETTERS = Map.of("A", 2.0, "B", 1.0, "C", 0.5);

    private AccuracyClass() {}

    /**
     * Percent of the reading: "0.5S" is 0.5, "B" is 1.
     *
     * @param unknownPercent taken when the class is null or not a class
     */
    static double percent(String accuracyClass, double unknownPercent) {
        if (accuracyClass == null) return unknownPercent;
        String text = accuracyClass.strip().toUpperCase(java.util.Locale.ROOT);
        if (LETTERS.containsKey(text)) return LETTERS.get(text);
        return text.matches("\\d{1,2}(\\.\\d{1,3})?S?") ? Double.parseDouble(text.replace("S", "")) : unknownPercent;
    }
}
