package com.meterwise.segmentation.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.clustering.Lineage.Change;
import com.meterwise.segmentation.clustering.Matching.Side;

class MatchingTest {
    private static final Space LINE = new Space(List.of(new Axis("loadFactor", 1, false, 0, 1, 0.5, 0.3)));

    @Test
    void a_group_with_the_same_customers_at_the_same_place_continues_the_segment() {
        Matching matching = new Matching(List.of(side("S01", -1, 0, 10), side("S02", 1, 10, 20)),
                List.of(side("", 1, 11, 20), side("", -1.1, 0, 11)), LINE);
        assertThat(matching.continued()).isEqualTo(Map.of(0, "S02", 1, "S01"));
    }

    @Test
    void a_segment_that_falls_in_two_lives_on_in_the_larger_part_and_the_other_is_split_from_it() {
        Matching matching = new Matching(List.of(side("S01", 0, 0, 20)), List.of(side("", 0.2, 0, 14), side("", -0.7, 14, 20)), LINE);
        List<Lineage> lineage = matching.lineage(List.of("S01", "S02"));
        assertThat(lineage).extracting(Lineage::change).containsExactly(Change.CONTINUED, Change.SPLIT);
        assertThat(lineage.get(1).others()).containsExactly("S01");
        assertThat(lineage.get(1).told("model-1")).isEqualTo("split from S01 of model-1: 100 % of it came from there");
    }

    @Test
    void of_two_segments_that_become_one_the_smaller_is_merged_into_the_larger() {
        Matching matching = new Matching(List.of(side("S01", 0, 0, 14), side("S02", 0.4, 14, 20)), List.of(side("", 0.1, 0, 20)), LINE);
        List<Lineage> lineage = matching.lineage(List.of("S01"));
        assertThat(lineage).extracting(Lineage::change).containsExactly(Change.CONTINUED, Change.MERGED);
        assertThat(lineage.get(1).segmentId()).isEqualTo("S02");
        assertThat(lineage.get(1).others()).containsExactly("S01");
    }

    @Test
    void new_customers_at_a_new_place_are_born_and_scattered_ones_retire() {
        Matching matching = new Matching(List.of(side("S01", -2, 0, 9)),
                List.of(side("", 2, 20, 30), side("", 1, 0, 3), side("", 0.5, 3, 6), side("", 0, 6, 9)), LINE);
        List<Lineage> lineage = matching.lineage(Arrays.asList("S02", null, null, null));
        assertThat(lineage).extracting(Lineage::change).containsExactly(Change.BORN, Change.RETIRED);
    }

    @Test
    void a_group_far_away_with_other_customers_takes_no_id_though_nothing_else_is_left() {
        assertThat(new Matching(List.of(side("S01", -2, 0, 9)), List.of(side("", 2, 20, 30)), LINE).continued()).isEmpty();
    }

    private static Side side(String id, double z, int from, int to) {
        Set<String> members = IntStream.range(from, to).mapToObj(i -> "C" + i).collect(Collectors.toSet());
        return new Side(id, new double[]{ z }, members);
    }
}
