package com.meterwise.segmentation.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.features.LoadProfile;

/** Puts every segment of a model into words and numbers: name, rule, needs, typical customer. */
final class Portraits {
    /** A rule is made from an even sample: two thousand customers show it as well as a million. */
    private static final int MOST_FOR_RULE = 2_000;

    private final List<LevelFit> fits;
    private final Features features;
    private final Training.Basis basis;
    private final Map<String, List<ServiceNeed>> needs;

    Portraits(List<LevelFit> fits, Features features, Training.Basis basis) {
        this.fits = fits;
        this.features = features;
        this.basis = basis;
        this.needs = new ServiceNeeds(fits.stream().flatMap(fit -> fit.sample().stream()).map(LoadProfile::features).toList())
                .of(fits.stream().flatMap(fit -> fit.segmentOf().stream()).toList());
    }

    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        int outliers = 0;
        for (LevelFit fit : fits)
            for (int group = 0; group < fit.level().groups().size(); group++) {
                Level.Group found = fit.level().groups().get(group);
                if (found.segmentId().equals(SegmentModel.OUTLIER)) outliers += found.size();
                else
                    segments.add(segment(fit, group, segments));
            }
        if (outliers > 0)
            segments.add(new Segment(SegmentModel.OUTLIER, fits.get(0).level().name(), Portrait.OUTLIERS.name(),
                    Portrait.OUTLIERS.description(), outliers, Portrait.OUTLIERS.services(),
                    needs.getOrDefault(SegmentModel.OUTLIER, List.of()), 0, 0, null, Map.of(), "always there"));
        return segments;
    }

    private Segment segment(LevelFit fit, int group, List<Segment> others) {
        Level.Group found = fit.level().groups().get(group);
        String id = found.segmentId();
        List<ServiceNeed> own = needs.getOrDefault(id, List.of());
        Portrait portrait = Portrait.of(fit.level(), found, own, features);
        String lineage = fit.lineageOf().get(id).told(basis.before().map(SegmentModel::modelId).orElse(""));
        return new Segment(id, fit.level().name(), distinct(portrait.name(), id, others), portrait.description(), found.size(),
                portrait.services(), own, fit.silhouette(group), fit.stability(group), rule(fit, id), typical(fit, id), lineage);
    }

    private Rule rule(LevelFit fit, String id) {
        int step = (fit.sample().size() + MOST_FOR_RULE - 1) / MOST_FOR_RULE;
        int[] even = IntStream.iterate(0, i -> i < fit.sample().size(), i -> i + step).toArray();
        List<SortedMap<String, Double>> customers = new ArrayList<>();
        boolean[] inside = new boolean[even.length];
        for (int i = 0; i < even.length; i++) {
            customers.add(fit.sample().get(even[i]).features());
            inside[i] = fit.segmentOf().get(even[i]).equals(id);
        }
        List<String> names = fit.level().space().axes().stream().map(Axis::feature).toList();
        return new RuleTree(customers, names, inside).rule(features);
    }

    private static Map<String, Double> typical(LevelFit fit, String id) {
        Map<String, Double> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < fit.sample().size(); i++) {
            if (!fit.segmentOf().get(i).equals(id)) continue;
            LoadProfile profile = fit.sample().get(i);
            profile.features().forEach((name, value) -> {
                sums.merge(name, value, Double::sum);
                counts.merge(name, 1, Integer::sum);
            });
        }
        sums.replaceAll((name, sum) -> sum / counts.get(name));
        return sums;
    }

    /** Two segments can be set apart by numbers and yet earn the same words. */
    private static String distinct(String name, String id, List<Segment> others) {
        return others.stream().anyMatch(other -> other.name().equals(name)) ? name + " (" + id + ")" : name;
    }
}
