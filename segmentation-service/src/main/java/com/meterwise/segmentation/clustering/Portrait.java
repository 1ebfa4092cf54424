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

    static Portrait of(Level level, Level.Group group, List<ServiceNeed> needs, Features features) {
        double[] centroid = group.centroid();
        Space space = level.space();
        List<Integer> telling = IntStream.range(0, centroid.length).boxed().filter(i -> Math.abs(centroid[i]) >= WORTH_A_WORD)
                .sorted(comparingDouble(i -> -worth(centroid[i]) * space.axes().get(i).weight())).toList();
        PortraitWords said = new PortraitWords(WORDS);
        List<String> numbers = new ArrayList<>();
        for (int i : telling) {
            Feature feature = features.named(space.axes().get(i).feature()).orElseThrow();
            if (said.add(feature, centroid[i] > 0))
                numbers.add(feature.label() + " " + feature.told(space.axes().get(i).valueAt(centroid[i])));
        }
        List<String> words = said.words();
        boolean key = level.name() == Level.Name.KEY_ACCOUNTS;
        String name = (key ? "key accounts: " : "") + (words.isEmpty() ? "typical" : String.join(", ", words));
        String description = words.isEmpty()
                ? "Near the typical customer in every respect"
                : "Set apart by " + String.join("; ", numbers) + " (centre of the segment)";
        return new Portrait(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), description,
                services(key, needs));
    }

    /** What customers do says more than what they do not. */
    private static double worth(double z) { return z > 0 ? 1.5 * z : -z; }

    /** What its customers require more than others do. */
    private static List<String> services(boolean key, List<ServiceNeed> needs) {
        List<String> services = new ArrayList<>();
        if (key) services.add("a named contact");
        needs.stream().filter(ServiceNeed::isHigher).map(need -> need.kind().words()).forEach(services::add);
        return services.isEmpty() ? List.of("standard service") : services;
    }
}
