package com.meterwise.segmentation.clustering;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import com.meterwise.segmentation.features.Feature;
import com.meterwise.segmentation.features.Features;

/** A segment in plain words: what sets its centre apart from the typical customer, and what follows for service. */
record Portrait(String name, String description, List<String> services) {
    /** Robust standard deviations from the median below which a feature is not worth a word. */
    private static final double WORTH_A_WORD = 0.5;
    private static final int WORDS = 3;

    static final Portrait OUTLIERS = new Portrait("Unlike the rest",
            "Customers whose load resembles no group large enough to be a segment; look at each one", List.of("individual review"));

    static Portrait of(double[] centroid, Space space, Features features) {
        List<Integer> telling = IntStream.range(0, centroid.length).boxed().filter(i -> Math.abs(centroid[i]) >= WORTH_A_WORD)
                .sorted(comparingDouble(i -> -worth(centroid[i]) * space.axes().get(i).weight())).toList();
        List<String> words = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int i : telling) {
            Feature feature = features.named(space.axes().get(i).feature()).orElseThrow();
            String word = centroid[i] < 0 ? feature.low() : feature.high();
            if (words.contains(word) || words.size() == WORDS) continue;
            words.add(word);
            numbers.add("%s %.3g %s".formatted(feature.name(), space.axes().get(i).valueAt(centroid[i]), feature.unit()));
        }
        String name = words.isEmpty() ? "Typical" : String.join(", ", words);
        String description = words.isEmpty()
                ? "Near the typical customer in every respect"
                : "Set apart by " + String.join("; ", numbers) + " (centre of the segment)";
        return new Portrait(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), description,
                services(centroid, space));
    }

    /** What customers do says more than what they do not. */
    private static double worth(double z) { return z > 0 ? 1.5 * z : -z; }

    private static List<String> services(double[] z, Space space) {
        List<String> services = new ArrayList<>();
        if (coordinate("loadFactor", z, space) < -WORTH_A_WORD) services.add("demand-charge advice: the peak is high for the energy");
        if (coordinate("peakShare", z, space) > WORTH_A_WORD) services.add("time-of-use tariff: much of the use falls in peak hours");
        if (coordinate("valleyShare", z, space) > WORTH_A_WORD) services.add("night tariff: much of the use falls in valley hours");
        if (coordinate("weekendRatio", z, space) < -WORTH_A_WORD) services.add("base-load check at weekends");
        if (coordinate("annualKwh", z, space) > 1) services.add("a named contact");
        return services.isEmpty() ? List.of("standard service") : services;
    }

    private static double coordinate(String feature, double[] z, Space space) {
        for (int i = 0; i < z.length; i++)
            if (space.axes().get(i).feature().equals(feature)) return z[i];
        return 0;
    }
}
