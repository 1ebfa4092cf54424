package com.meterwise.segmentation.clustering;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
    private final Features features;
    private final Settings settings;

    public Training(Features features, Settings settings) {
        this.features = features;
        this.settings = settings;
    }

    /**
     * @param leastCustomers with enough data, below which there is no model
     * @param mostRows       customers a level is fitted to; of more, a stratified sample
     * @param massMarket     how its groups are searched for
     * @param keyAccounts    the same for the key accounts
     * @param weights        group of features to its weight
     */
    public record Settings(int leastCustomers, int mostRows, Search massMarket, Search keyAccounts, long seed,
            Map<Feature.Group, Double> weights) {
        public Settings {
            weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        }

        Search search(Level.Name level) { return level == Level.Name.KEY_ACCOUNTS ? keyAccounts : massMarket; }
    }

    /**
     * @param before      the model in force, whose segments keep their ids where they are found again
     * @param segmentOf   customer to segment now
     * @param wantedK     a number of groups of the mass market somebody asked for
     * @param nextNumber  of a segment that is new
     */
    public record Basis(String modelId, LocalDate from, LocalDate to, Optional<SegmentModel> before, Map<String, String> segmentOf,
            Optional<Integer> wantedK, int nextNumber) {}

    /** An empty sample of the size a model is fitted to. */
    public TrainingSample sample(Set<String> keyAccounts) {
        return new TrainingSample(settings.mostRows, features, keyAccounts);
    }

    public boolean isEnough(TrainingSample sample) { return sample.customers() >= settings.leastCustomers(); }

    /** @throws IllegalArgumentException if there are too few customers with enough data, or they do not differ in anything */
    public SegmentModel train(TrainingSample sample, Basis basis) {
        if (!isEnough(sample))
            throw new IllegalArgumentException(
                    "a model needs %d customers with enough data, got %d".formatted(settings.leastCustomers(), sample.customers()));
        List<LevelFit> fits = new ArrayList<>();
        int number = basis.nextNumber();
        for (Map.Entry<Level.Name, List<LoadProfile>> level : sample.levels().entrySet()) {
            LevelFit fit = new LevelFit(level.getKey(), level.getValue(), features, settings, basis, number);
            number = fit.nextNumber();
            fits.add(fit);
        }
        List<Segment> segments = new Portraits(fits, features, basis).segments();
        List<Lineage> lineage = fits.stream().flatMap(fit -> fit.lineage().stream()).toList();
        return new SegmentModel(basis.modelId(), provenance(fits, sample.customers(), basis), fits.stream().map(LevelFit::level).toList(),
                segments, lineage);
    }

    private SegmentModel.Provenance provenance(List<LevelFit> fits, int customers, Basis basis) {
        Map<String, String> parameters = new TreeMap<>();
        settings.weights().forEach((group, weight) -> parameters.put("weight." + group, weight.toString()));
        parameters.put("mostRows", Integer.toString(settings.mostRows));
        List<Level> levels = fits.stream().map(LevelFit::level).toList();
        return new SegmentModel.Provenance(levels.stream().map(level -> level.chosen().algorithm()).collect(joining(", ")), settings.seed(),
                parameters, basis.from(), basis.to(), customers, levels.stream().mapToInt(Level::sampled).sum(),
                levels.stream().mapToInt(level -> level.groups().size()).sum(), levels.get(0).trials());
    }
}
