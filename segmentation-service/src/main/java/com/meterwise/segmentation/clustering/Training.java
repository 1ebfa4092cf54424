package com.meterwise.segmentation.clustering;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.segmentation.features.Feature;
import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.features.LoadProfile;

/** Makes a model from profiles of one closed day. The same profiles give the same model, in whatever order they come. */
public final class Training {
    private final Clusterer clusterer;
    private final Features features;
    private final Settings settings;

    public Training(Clusterer clusterer, Features features, Settings settings) {
        this.clusterer = clusterer;
        this.features = features;
        this.settings = settings;
    }

    /**
     * @param leastCustomers with enough data, below which there is no model
     * @param mostRows       customers the model is fitted to; of more, an even sample
     * @param weights        group of features to its weight
     */
    public record Settings(int leastCustomers, int mostClusters, int mostRows, long seed, Map<Feature.Group, Double> weights) {
        public Settings {
            weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        }
    }

    /**
     * @param before     the model in force, whose segments keep their ids where they are found again
     * @param segmentOf  customer to segment now
     * @param wantedK    a number of groups somebody asked for
     * @param nextNumber of a segment that is new
     */
    public record Basis(String modelId, LocalDate from, LocalDate to, Optional<SegmentModel> before, Map<String, String> segmentOf,
            Optional<Integer> wantedK, int nextNumber) {}

    /** Profiles with every feature that is clustered, by id: what a model can be trained on. */
    public List<LoadProfile> complete(List<LoadProfile> profiles) {
        List<String> names = features.clustered().stream().map(Feature::name).toList();
        return profiles.stream().filter(profile -> profile.features().keySet().containsAll(names))
                .sorted(comparing(LoadProfile::customerId)).toList();
    }

    public boolean isEnough(List<LoadProfile> complete) { return complete.size() >= settings.leastCustomers(); }

    /** @throws IllegalArgumentException if there are too few complete profiles, or they do not differ in anything */
    public SegmentModel train(List<LoadProfile> profiles, Basis basis) {
        List<LoadProfile> complete = complete(profiles);
        if (!isEnough(complete))
            throw new IllegalArgumentException(
                    "a model needs %d customers with enough data, got %d".formatted(settings.leastCustomers(), complete.size()));
        List<LoadProfile> sample = sample(complete);
        Space space = Space.of(sample.stream().map(LoadProfile::features).toList(), features.clustered(), settings.weights());
        if (space.axes().isEmpty()) throw new IllegalArgumentException("the customers do not differ in any feature");
        double[][] rows = sample.stream().map(profile -> space.weighted(space.place(profile.features()))).toArray(double[][]::new);
        Map<Integer, double[][]> centroids = new HashMap<>();
        List<Trial> trials = tried(rows, basis.wantedK(), centroids);
        Trial chosen = Trial.best(trials);
        Indexes groups = new Indexes(rows, centroids.get(chosen.k()));
        return named(complete, sample, space, centroids.get(chosen.k()), groups, chosen, trials, basis);
    }

    private List<Trial> tried(double[][] rows, Optional<Integer> wanted, Map<Integer, double[][]> centroids) {
        int most = Math.max(2, Math.min(settings.mostClusters(), rows.length / 5));
        List<Trial> trials = new ArrayList<>();
        for (int k = wanted.orElse(2); k <= wanted.orElse(most); k++) {
            centroids.put(k, clusterer.centroids(rows, k, settings.seed()));
            trials.add(new Indexes(rows, centroids.get(k)).trial(k));
        }
        return trials;
    }

    private SegmentModel named(List<LoadProfile> complete, List<LoadProfile> sample, Space space, double[][] centroids, Indexes indexes,
            Trial chosen, List<Trial> trials, Basis basis) {
        int least = Math.max(5, sample.size() / 100);
        List<Matching.Side> fresh = new ArrayList<>();
        for (int group = 0; group < centroids.length; group++)
            fresh.add(new Matching.Side("", space.unweighted(centroids[group]), members(sample, indexes.groupOf(), group)));
        Map<Integer, String> continued = Matching.match(Matching.sides(basis.before(), space, basis.segmentOf()), fresh, space);
        List<SegmentModel.Group> groups = new ArrayList<>();
        List<SegmentModel.Segment> segments = new ArrayList<>();
        int number = basis.nextNumber();
        int outliers = 0;
        for (int group = 0; group < centroids.length; group++) {
            double[] centroid = fresh.get(group).centroid();
            int size = indexes.sizes()[group];
            if (size < least) {
                groups.add(new SegmentModel.Group(SegmentModel.OUTLIER, centroid, size));
                outliers += size;
                continue;
            }
            String old = continued.get(group);
            String id = old != null ? old : "S%02d".formatted(number++);
            String lineage = old != null
                    ? "continues %s of %s".formatted(old, basis.before().orElseThrow().modelId())
                    : "new with " + basis.modelId();
            Portrait portrait = Portrait.of(centroid, space, features);
            groups.add(new SegmentModel.Group(id, centroid, size));
            segments.add(new SegmentModel.Segment(id, distinct(portrait.name(), id, segments), portrait.description(), size,
                    portrait.services(), indexes.silhouetteOf(group), lineage));
        }
        if (outliers > 0)
            segments.add(new SegmentModel.Segment(SegmentModel.OUTLIER, Portrait.OUTLIERS.name(),
                    Portrait.OUTLIERS.description(), outliers, Portrait.OUTLIERS.services(), 0, "always there"));
        return new SegmentModel(basis.modelId(), new SegmentModel.Provenance(clusterer.name(), settings.seed(), parameters(least),
                basis.from(), basis.to(), complete.size(), sample.size(), chosen.k(), trials), space, groups, segments);
    }

    /** Two segments can be set apart by numbers and yet earn the same words. */
    private static String distinct(String name, String id, List<SegmentModel.Segment> others) {
        return others.stream().anyMatch(other -> other.name().equals(name)) ? name + " (" + id + ")" : name;
    }

    private Map<String, String> parameters(int least) {
        Map<String, String> parameters = new TreeMap<>();
        settings.weights().forEach((group, weight) -> parameters.put("weight." + group, weight.toString()));
        parameters.put("leastSize", Integer.toString(least));
        parameters.put("mostClusters", Integer.toString(settings.mostClusters()));
        return parameters;
    }

    private List<LoadProfile> sample(List<LoadProfile> complete) {
        int step = (complete.size() + settings.mostRows() - 1) / settings.mostRows();
        List<LoadProfile> sample = new ArrayList<>();
        for (int i = 0; i < complete.size(); i += step)
            sample.add(complete.get(i));
        return sample;
    }

    private static Set<String> members(List<LoadProfile> sample, int[] groupOf, int group) {
        Set<String> members = new HashSet<>();
        for (int i = 0; i < groupOf.length; i++)
            if (groupOf[i] == group) members.add(sample.get(i).customerId());
        return members;
    }
}
