package com.meterwise.segmentation.clustering;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.features.Grade;
import com.meterwise.segmentation.features.LoadProfile;

class SamplingTest {
    @Test
    void each_stratum_has_its_share_of_the_sample() {
        StratifiedSample sample = new StratifiedSample(100, profile -> profile.customerId().substring(0, 1));
        for (int i = 0; i < 1_000; i++)
            sample.add(profile((i < 700 ? "A" : i < 950 ? "B" : "C") + i, 0));
        assertThat(sample.profiles()).hasSize(100);
        Map<String, Long> strata = sample.profiles().stream().collect(groupingBy(p -> p.customerId().substring(0, 1), counting()));
        assertThat(strata).isEqualTo(Map.of("A", 70L, "B", 25L, "C", 5L));
        assertThat(sample.seen()).isEqualTo(1_000);
    }

    @Test
    void the_sample_does_not_depend_on_the_order() {
        List<LoadProfile> all = new ArrayList<>();
        for (int i = 0; i < 500; i++)
            all.add(profile("C" + i, i));
        StratifiedSample forward = new StratifiedSample(60, profile -> "");
        all.forEach(forward::add);
        Collections.shuffle(all, new Random(4));
        StratifiedSample shuffled = new StratifiedSample(60, profile -> "");
        all.forEach(shuffled::add);
        assertThat(shuffled.profiles()).extracting(LoadProfile::customerId)
                .isEqualTo(forward.profiles().stream().map(LoadProfile::customerId).toList());
    }

    @Test
    void groups_far_apart_are_found_again_in_resamples_and_a_cut_through_a_cloud_is_not() {
        Rows blobs = KMeansTest.blobs(300, 4, 3);
        KMeans kMeans = new KMeans(4);
        double[] plain = new Stability(blobs, kMeans, 10, 1).of(kMeans.centroids(blobs, 3, 1));
        assertThat(Arrays.stream(plain).min().orElseThrow()).isGreaterThan(0.99);
        Random random = new Random(8);
        Rows cloud = Rows.of(200, 6, (row, column) -> random.nextGaussian());
        double[] cut = new Stability(cloud, kMeans, 10, 1).of(kMeans.centroids(cloud, 5, 1));
        assertThat(Arrays.stream(cut).min().orElseThrow()).isLessThan(0.75);
    }

    @Test
    void customers_without_structure_are_one_group() {
        Random random = new Random(9);
        Rows cloud = Rows.of(300, 8, (row, column) -> random.nextGaussian());
        Search search = new Search(new KMeans(4), List.of(), new Search.Settings(6, 0.75, 8, 1));
        Search.Found found = search.of(cloud, java.util.Optional.empty());
        assertThat(found.centroids()).hasNumberOfRows(1);
        assertThat(found.trials()).as("what was tried is kept").hasSize(5);
    }

    /** Shares 0.2 each then; now 30, 10, 20, 20, 20 of 100, with half a customer added to each bin on both sides. */
    @Test
    void the_population_stability_index_has_its_worked_value() {
        Reference reference = new Reference("loadFactor", new double[]{ 1, 2, 3, 4 }, new double[]{ .2, .2, .2, .2, .2 }, 1_000);
        double more = 30.5 / 102.5;
        double less = 10.5 / 102.5;
        double same = 20.5 / 102.5;
        double expected = (more - .2) * Math.log(more / .2) + (less - .2) * Math.log(less / .2) + 3 * (same - .2) * Math.log(same / .2);
        assertThat(reference.stabilityIndex(new int[]{ 30, 10, 20, 20, 20 })).isCloseTo(expected, within(1e-12));
    }

    @Test
    void customers_that_shift_by_a_standard_deviation_propose_a_refit_and_others_like_them_do_not() {
        Random random = new Random(6);
        double[] then = random.doubles(1_000).map(x -> random.nextGaussian()).toArray();
        Level level = new Level(Level.Name.MASS_MARKET, new Space(List.of(new Axis("loadFactor", 1, false, -3, 3, 0, 1))),
                List.of(new Level.Group("S01", new double[]{ 0 }, 1_000)), 1_000, null, List.of(),
                List.of(Reference.of("loadFactor", then)));
        Drift none = new Drift(level);
        Drift shifted = new Drift(level);
        for (int i = 0; i < 1_000; i++) {
            none.add(profile("C" + i, random.nextGaussian()));
            shifted.add(profile("C" + i, 1 + random.nextGaussian()));
        }
        assertThat(none.highest()).isLessThan(0.05);
        assertThat(shifted.highest()).isGreaterThan(Drift.PROPOSES_REFIT);
    }

    @Test
    void two_models_are_compared_customer_by_customer() {
        TreeMap<String, java.util.SortedMap<String, Integer>> table = new TreeMap<>();
        table.put("S01", new TreeMap<>(Map.of("S01", 2, "S02", 1)));
        table.put("S02", new TreeMap<>(Map.of("S02", 2, "S03", 1)));
        Comparison comparison = Comparison.of("a", "b", table);
        assertThat(comparison.customers()).isEqualTo(6);
        assertThat(comparison.sameId()).isCloseTo(4.0 / 6, within(1e-12));
        // 2 pairs together in both; 6 in the first, 1 + 3 + 0 in the second, of 15: expected 1.6, at most 5
        assertThat(comparison.rand()).isCloseTo((2 - 1.6) / (5 - 1.6), within(1e-12));
    }

    private static LoadProfile profile(String id, double loadFactor) {
        return new LoadProfile(id, LocalDate.of(2026, 1, 1), new TreeMap<>(Map.of("loadFactor", loadFactor, "annualKwh", 1.0)),
                new double[24],
                new double[24], java.time.Duration.ofHours(1), 30, Grade.A);
    }
}
