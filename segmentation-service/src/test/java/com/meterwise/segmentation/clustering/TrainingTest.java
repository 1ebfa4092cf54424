package com.meterwise.segmentation.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.features.Feature.Group;
import com.meterwise.segmentation.features.LoadProfile;

class TrainingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 28);
    private final Training training = training(new KMeans(3));

    private static Training training(Clusterer clusterer) {
        Search search = new Search(clusterer, List.of(), new Search.Settings(12, 0.75, 5, 1));
        return new Training(Archetypes.FEATURES, new Training.Settings(20, 5000, search, search, 1,
                Map.of(Group.SCALE, 0.5, Group.SHAPE, 1.0, Group.PROFILE, 2.0, Group.VARIATION, 1.0)));
    }

    @Test
    void planted_archetypes_are_found_again() {
        List<LoadProfile> profiles = Archetypes.profiles(30, DAY, 1);
        SegmentModel model = training.train(sample(profiles), first("model-1"));
        List<String> kinds = profiles.stream().map(profile -> profile.customerId().split("-")[0]).toList();
        List<String> found = profiles.stream().map(profile -> segment(model, profile)).toList();
        assertThat(Archetypes.adjustedRandIndex(kinds, found)).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void the_same_profiles_in_any_order_give_the_same_model() {
        List<LoadProfile> profiles = new ArrayList<>(Archetypes.profiles(10, DAY, 2));
        SegmentModel model = training.train(sample(profiles), first("model-1"));
        Collections.reverse(profiles);
        assertThat(com.meterwise.contracts.Json.bytes(training.train(sample(profiles), first("model-1"))))
                .isEqualTo(com.meterwise.contracts.Json.bytes(model));
    }

    @Test
    void every_number_of_groups_tried_is_kept_with_its_indexes() {
        SegmentModel model = training.train(sample(Archetypes.profiles(10, DAY, 3)), first("model-1"));
        assertThat(model.provenance().trials()).extracting(Trial::k).containsExactly(2, 3, 4, 5, 6, 7, 8);
        assertThat(model.provenance().trials()).allSatisfy(trial -> assertThat(trial.silhouette()).isBetween(-1.0, 1.0));
        assertThat(model.provenance().trials()).extracting(Trial::squaredError).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void a_segment_found_again_keeps_its_id() {
        SegmentModel before = training.train(sample(Archetypes.profiles(20, DAY, 4)), first("model-1"));
        List<LoadProfile> later = Archetypes.profiles(25, DAY.plusDays(28), 5);
        Map<String, String> segmentOf = new HashMap<>();
        for (LoadProfile profile : later)
            segmentOf.put(profile.customerId(), segment(before, profile));
        SegmentModel after = training.train(sample(later),
                new Training.Basis("model-2", DAY, DAY.plusDays(28), Optional.of(before), segmentOf, Optional.empty(), 9));
        long stayed = later.stream().filter(profile -> segment(after, profile).equals(segment(before, profile))).count();
        assertThat(stayed).as("of %d customers of the same kinds", later.size()).isGreaterThan(95);
        assertThat(after.segments()).filteredOn(segment -> segment.segmentId().equals("S01"))
                .allSatisfy(segment -> assertThat(segment.lineage()).isEqualTo("continues S01 of model-1"));
    }

    @Test
    void a_group_too_small_to_be_a_segment_holds_outliers() {
        List<LoadProfile> profiles = new ArrayList<>(Archetypes.profiles(25, DAY, 6));
        profiles.removeIf(
                profile -> profile.customerId().startsWith("nightStorage") && profile.customerId().compareTo("nightStorage-003") > 0);
        SegmentModel model = training.train(sample(profiles),
                new Training.Basis("model-1", DAY.minusDays(89), DAY, Optional.empty(), Map.of(), Optional.of(4), 1));
        assertThat(profiles.stream().filter(profile -> profile.customerId().startsWith("nightStorage"))).hasSize(4)
                .allSatisfy(profile -> assertThat(segment(model, profile)).isEqualTo(SegmentModel.OUTLIER));
    }

    @Test
    void too_few_customers_make_no_model() {
        List<LoadProfile> few = Archetypes.profiles(4, DAY, 7);
        assertThat(training.isEnough(sample(few))).isFalse();
        assertThatThrownBy(() -> training.train(sample(few), first("model-1")))
                .hasMessage("a model needs 20 customers with enough data, got 16");
    }

    @Test
    void segments_are_described_in_words_and_numbers() {
        SegmentModel model = training.train(sample(Archetypes.profiles(30, DAY, 1)), first("model-1"));
        assertThat(model.segments()).allSatisfy(segment -> {
            assertThat(segment.name()).isNotBlank();
            assertThat(segment.description()).matches("(Set apart by|Near the|Customers whose).*");
            assertThat(segment.services()).isNotEmpty();
        });
        assertThat(model.segments()).extracting(Segment::name).doesNotHaveDuplicates();
    }

    private static Training.Basis first(String modelId) {
        return new Training.Basis(modelId, DAY.minusDays(89), DAY, Optional.empty(), Map.of(), Optional.empty(), 1);
    }

    private TrainingSample sample(List<LoadProfile> profiles) {
        TrainingSample sample = training.sample(Set.of());
        sample.add(profiles);
        return sample;
    }

    private static String segment(SegmentModel model, LoadProfile profile) {
        return model.level(false).nearest(model.level(false).space().place(profile.features())).segmentId();
    }
}
