package com.meterwise.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.segmentation.clustering.KMeans;
import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.Search;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.clustering.Training;
import com.meterwise.segmentation.clustering.TrainingSample;
import com.meterwise.segmentation.clustering.WekaMixture;
import com.meterwise.segmentation.clustering.WekaWard;
import com.meterwise.segmentation.features.Feature.Group;
import com.meterwise.segmentation.features.LoadProfile;

/** A model as the service trains it, with its settings' defaults, and the profiles it was trained on. */
record Segmented(SegmentModel model, List<LoadProfile> profiles, Set<String> keyAccounts) {
    static final int WINDOW_DAYS = 90;
    private static final int LEAST_CUSTOMERS = 20;
    private static final Map<Group, Double> WEIGHTS = Map.of(Group.SCALE, 0.5, Group.SHAPE, 1.0, Group.PROFILE, 2.0, Group.VARIATION, 1.0,
            Group.WEATHER, 0.5, Group.COMMERCIAL, 1.0);

    static Segmented of(List<LoadProfile> profiles, Set<String> keyAccounts, Optional<Integer> k) {
        return of(profiles, keyAccounts, k, Optional.empty());
    }

    /** @param before whose segments keep their ids where they are found again */
    static Segmented of(List<LoadProfile> profiles, Set<String> keyAccounts, Optional<Integer> k, Optional<Segmented> before) {
        List<LoadProfile> usable = profiles.stream().filter(LoadProfile::canBeSegmented).toList();
        LocalDate day = usable.stream().map(LoadProfile::day).max(LocalDate::compareTo)
                .orElseThrow(() -> new WrongUse("nobody has enough data"));
        Search.Settings settings = new Search.Settings(12, 0.75, 20, 1);
        Training training = new Training(Population.FEATURES, new Training.Settings(Math.min(LEAST_CUSTOMERS, usable.size()), 20_000,
                new Search(new KMeans(8), List.of(new WekaMixture()), settings),
                new Search(new KMeans(8), List.of(new WekaWard()), settings), 1,
                WEIGHTS));
        TrainingSample sample = training.sample(keyAccounts);
        sample.add(usable);
        SegmentModel model = training.train(sample,
                new Training.Basis(before.isEmpty() ? "model-1" : "model-2", day.minusDays(WINDOW_DAYS - 1L),
                        day, before.map(Segmented::model), before.map(Segmented::segmentOf).orElse(Map.of()), k,
                        before.map(Segmented::nextNumber).orElse(1)));
        return new Segmented(model, usable, keyAccounts);
    }

    /** Customer to segment. */
    Map<String, String> segmentOf() {
        Map<String, String> segmentOf = new TreeMap<>();
        for (LoadProfile profile : profiles)
            segmentOf.put(profile.customerId(), segment(profile));
        return segmentOf;
    }

    String segment(LoadProfile profile) {
        Level level = model.level(keyAccounts.contains(profile.customerId()));
        return level.nearest(level.space().place(profile.features())).segmentId();
    }

    private int nextNumber() {
        return model.segments().stream().filter(segment -> !segment.segmentId().equals(SegmentModel.OUTLIER))
                .mapToInt(segment -> Integer.parseInt(segment.segmentId().substring(1))).max().orElse(0) + 1;
    }
}
