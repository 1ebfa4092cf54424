package com.meterwise.segmentation.clustering;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.meterwise.segmentation.features.Feature;
import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.features.LoadProfile;

/** One level of a model, fitted to a sample of its customers, with an id for each segment. */
final class LevelFit {
    /** A feature that more customers lack is not one to tell them apart by. */
    private static final double KNOWN = 0.95;
    /** Fewer customers are one group: three of the smallest segments. */
    private static final int LEAST_TO_PART = 15;

    private final Level level;
    private final List<LoadProfile> sample;
    private final Search.Found found;
    private final Indexes indexes;
    private final List<Lineage> lineage;
    private final List<String> segmentOf;
    private final int nextNumber;

    LevelFit(Level.Name name, List<LoadProfile> profiles, Features features, Training.Settings settings, Training.Basis basis,
            int firstNumber) {
        List<Feature> known = features.clustered().stream().filter(feature -> count(profiles, feature) >= KNOWN * profiles.size()).toList();
        this.sample = profiles.stream().filter(profile -> known.stream().allMatch(f -> profile.features().containsKey(f.name()))).toList();
        Space space = Space.of(sample.stream().map(LoadProfile::features).toList(), known, settings.weights());
        if (space.axes().isEmpty()) throw new IllegalArgumentException("the customers do not differ in any feature");
        Rows rows = Rows.of(sample.stream().map(profile -> space.weighted(space.place(profile.features()))).toArray(double[][]::new));
        Optional<Integer> wanted = name == Level.Name.MASS_MARKET ? basis.wantedK() : Optional.empty();
        this.found = settings.search(name).of(rows, sample.size() < LEAST_TO_PART ? Optional.of(1) : wanted);
        this.indexes = new Indexes(rows, found.centroids());
        Matching matching = matching(name, space, basis);
        List<String> ids = new ArrayList<>();
        int number = firstNumber;
        for (int group = 0; group < found.centroids().length; group++) {
            if (isOutlier(group)) ids.add(null);
            else if (matching.continued().containsKey(group)) ids.add(matching.continued().get(group));
            else
                ids.add("S%02d".formatted(number++));
        }
        this.nextNumber = number;
        this.lineage = matching.lineage(ids);
        List<Level.Group> groups = IntStream.range(0, ids.size())
                .mapToObj(group -> new Level.Group(ids.get(group) == null ? SegmentModel.OUTLIER : ids.get(group),
                        space.unweighted(found.centroids()[group]), indexes.sizes()[group]))
                .toList();
        this.level = new Level(name, space, groups, sample.size(), found.chosen(), found.trials(), references(space));
        this.segmentOf = Arrays.stream(indexes.groupOf()).mapToObj(group -> groups.get(group).segmentId()).toList();
    }

    private List<Reference> references(Space space) {
        return space.axes().stream().map(Axis::feature).map(feature -> Reference.of(feature,
                sample.stream().mapToDouble(profile -> profile.features().get(feature)).toArray())).toList();
    }

    private Matching matching(Level.Name name, Space space, Training.Basis basis) {
        Set<String> known = sample.stream().map(LoadProfile::customerId).collect(toSet());
        Optional<Level> before = basis.before()
                .flatMap(model -> model.levels().stream().filter(level -> level.name() == name).findFirst());
        List<Matching.Side> fresh = IntStream.range(0, found.centroids().length)
                .mapToObj(group -> new Matching.Side("", space.unweighted(found.centroids()[group]), members(group))).toList();
        return new Matching(Matching.sides(before, space, basis.segmentOf(), known), fresh, space);
    }

    Level level() { return level; }

    List<LoadProfile> sample() { return sample; }

    List<Lineage> lineage() { return lineage; }

    int nextNumber() { return nextNumber; }

    /** Segment of each customer of the sample. */
    List<String> segmentOf() { return segmentOf; }

    double silhouette(int group) { return indexes.silhouetteOf(group); }

    double stability(int group) { return found.jaccard()[group]; }

    /** What became of, or led to, each segment. */
    Map<String, Lineage> lineageOf() {
        return lineage.stream().collect(toMap(Lineage::segmentId, Function.identity()));
    }

    private boolean isOutlier(int group) {
        return found.centroids().length > 1 && indexes.sizes()[group] < Search.leastSize(sample.size());
    }

    private Set<String> members(int group) {
        int[] groupOf = indexes.groupOf();
        return IntStream.range(0, groupOf.length).filter(i -> groupOf[i] == group).mapToObj(i -> sample.get(i).customerId())
                .collect(toSet());
    }

    private static long count(List<LoadProfile> profiles, Feature feature) {
        return profiles.stream().filter(profile -> profile.features().containsKey(feature.name())).count();
    }
}
