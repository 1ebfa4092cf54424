package com.meterwise.segmentation.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.clustering.Archetypes;
import com.meterwise.segmentation.clustering.Axis;
import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.clustering.Space;
import com.meterwise.segmentation.features.Grade;
import com.meterwise.segmentation.features.LoadProfile;

/** Two segments on one axis: centres at load factor 0.2 and 0.8, in units of 0.3 from the median 0.5. */
class HysteresisTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final SegmentModel MODEL = model("S01", "S02");
    private final Hysteresis hysteresis = new Hysteresis(Archetypes.FEATURES, 0.15, 2, 0.5);

    @Test
    void the_first_evaluation_puts_a_customer_into_the_nearest_segment() {
        Membership first = hysteresis.next(Optional.empty(), MODEL, false, profile(DAY, 0.3)).orElseThrow();
        assertThat(first.segmentId()).isEqualTo("S01");
        assertThat(first.since()).isEqualTo(DAY);
        assertThat(first.margin()).isEqualTo(1);
    }

    @Test
    void a_segment_clearly_nearer_must_be_so_in_two_evaluations_in_a_row() {
        Membership held = in("S01", DAY);
        // 0.58 is 0.38 from the own centre and 0.22 from the other: nearer by 42 %
        Membership once = next(held, 1, 0.58);
        assertThat(once.segmentId()).isEqualTo("S01");
        assertThat(once.candidate()).isEqualTo("S02");
        Membership twice = next(once, 2, 0.58);
        assertThat(twice.segmentId()).isEqualTo("S02");
        assertThat(twice.margin()).isCloseTo((0.38 - 0.22) / 0.38, within(1e-9));
        assertThat(twice.since()).isEqualTo(DAY.plusDays(2));
    }

    @Test
    void an_evaluation_in_between_that_is_not_clear_starts_the_count_anew() {
        Membership once = next(in("S01", DAY), 1, 0.58);
        Membership between = next(once, 2, 0.51);
        assertThat(between.candidate()).isNull();
        assertThat(next(between, 3, 0.58).segmentId()).isEqualTo("S01");
    }

    @Test
    void a_margin_above_a_half_moves_at_once() {
        // 0.65 is 0.45 from the own centre and 0.15 from the other: nearer by two thirds
        assertThat(next(in("S01", DAY), 1, 0.65).segmentId()).isEqualTo("S02");
    }

    @Test
    void a_customer_on_the_border_does_not_go_to_and_fro() {
        Membership held = in("S01", DAY);
        for (int day = 1; day < 40; day++)
            held = next(held, day, day % 2 == 0 ? 0.52 : 0.48);
        assertThat(held.segmentId()).isEqualTo("S01");
        assertThat(held.since()).isEqualTo(DAY);
    }

    @Test
    void a_day_counts_once_however_often_it_is_evaluated() {
        Membership once = next(in("S01", DAY), 1, 0.58);
        assertThat(next(once, 1, 0.58)).isEqualTo(once);
    }

    @Test
    void a_customer_with_too_little_data_stays_where_it_is() {
        Membership held = in("S01", DAY);
        LoadProfile poor = new LoadProfile("C", DAY.plusDays(1), new TreeMap<>(), new double[24], new double[24], Duration.ofHours(1), 3,
                Grade.F);
        assertThat(hysteresis.next(Optional.of(held), MODEL, false, poor)).contains(held);
        assertThat(hysteresis.next(Optional.empty(), MODEL, false, poor)).isEmpty();
    }

    @Test
    void a_segment_that_a_new_model_no_longer_has_is_left_at_once() {
        Membership moved = hysteresis.next(Optional.of(in("S09", DAY)), MODEL, false, profile(DAY.plusDays(1), 0.3)).orElseThrow();
        assertThat(moved.segmentId()).isEqualTo("S01");
    }

    @Test
    void a_customer_that_becomes_a_key_account_moves_among_the_key_accounts_at_once() {
        Membership moved = hysteresis.next(Optional.of(in("S01", DAY)), MODEL, true, profile(DAY.plusDays(1), 0.3)).orElseThrow();
        assertThat(moved.segmentId()).isEqualTo("S03");
    }

    @Test
    void a_change_gives_its_reasons_with_value_before_and_share() {
        Membership moved = next(in("S01", DAY), 1, 0.65);
        assertThat(moved.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.feature()).isEqualTo("loadFactor");
            assertThat(reason.value()).isEqualTo(0.65);
            assertThat(reason.before()).isEqualTo(0.3);
            assertThat(reason.contribution()).isCloseTo(1, within(1e-9));
            assertThat(reason.text()).isEqualTo("load factor is 0.65: nearer to 0.8 than to 0.2");
        });
    }

    @Test
    void the_smallest_change_leads_to_where_both_segments_are_as_near() {
        NearestChange change = NearestChange.of(MODEL, Map.of("loadFactor", 0.3, "annualKwh", 100.0), "S01").orElseThrow();
        assertThat(change.feature()).isEqualTo("loadFactor");
        assertThat(change.to()).isCloseTo(0.5, within(1e-9));
        assertThat(change.segmentId()).isEqualTo("S02");
        assertThat(change.also()).isEmpty();
    }

    /** Five axes alike, centres at -1 and 1 on each, the customer at -2.6: one axis would have to go to 10.4, which nobody has. */
    @Test
    void where_one_feature_cannot_do_it_as_few_as_need_be_change_together() {
        List<Axis> axes = java.util.stream.IntStream.range(0, 5).mapToObj(i -> new Axis("f" + i, 1, false, -5, 5, 0, 1)).toList();
        Level level = new Level(Level.Name.MASS_MARKET, new Space(axes),
                List.of(new Level.Group("S01", new double[]{ -1, -1, -1, -1, -1 }, 9),
                        new Level.Group("S02", new double[]{ 1, 1, 1, 1, 1 }, 9)),
                18, null, List.of(), List.of());
        SegmentModel model = new SegmentModel("model-1", null, List.of(level), List.of(), List.of());
        Map<String, Double> features = Map.of("f0", -2.6, "f1", -2.6, "f2", -2.6, "f3", -2.6, "f4", -2.6);
        NearestChange change = NearestChange.of(model, features, "S01").orElseThrow();
        // each of the first three goes 3.6 to 1; the sum must rise by 13, so the fourth goes 2.2
        assertThat(change.to()).isCloseTo(1, within(1e-9));
        assertThat(change.also()).hasSize(3).last().satisfies(step -> assertThat(step.by()).isCloseTo(2.2, within(1e-9)));
        double[] there = level.space().place(Map.of("f0", 1.0, "f1", 1.0, "f2", 1.0, "f3", -0.4, "f4", -2.6));
        assertThat(level.space().distance(there, level.groups().get(0).centroid()))
                .isCloseTo(level.space().distance(there, level.groups().get(1).centroid()), within(1e-9));
    }

    private Membership in(String segment, LocalDate day) {
        return new Membership("C", segment, day, "model-1", day, null, 0, 1, List.of(), profile(day, 0.3).features());
    }

    private Membership next(Membership held, int day, double loadFactor) {
        return hysteresis.next(Optional.of(held), MODEL, false, profile(DAY.plusDays(day), loadFactor)).orElseThrow();
    }

    private static LoadProfile profile(LocalDate day, double loadFactor) {
        return new LoadProfile("C", day, new TreeMap<>(Map.of("loadFactor", loadFactor, "annualKwh", 100.0)), new double[24],
                new double[24], Duration.ofHours(1), 20, Grade.A);
    }

    private static SegmentModel model(String low, String high) {
        Space space = new Space(List.of(new Axis("loadFactor", 1, false, 0, 1, 0.5, 0.3)));
        Level mass = new Level(Level.Name.MASS_MARKET, space, List.of(new Level.Group(low, new double[]{ -1 }, 10),
                new Level.Group(high, new double[]{ 1 }, 10)), 20, null, List.of(), List.of());
        Level key = new Level(Level.Name.KEY_ACCOUNTS, space, List.of(new Level.Group("S03", new double[]{ 0 }, 10)), 10, null, List.of(),
                List.of());
        return new SegmentModel("model-1", null, List.of(mass, key), List.of(), List.of());
    }
}
