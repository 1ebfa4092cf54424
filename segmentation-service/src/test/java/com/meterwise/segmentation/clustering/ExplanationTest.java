package com.meterwise.segmentation.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.clustering.ServiceNeed.Kind;

class ExplanationTest {
    private final Random random = new Random(3);

    @Test
    void a_planted_rule_is_found_and_holds_for_others() {
        List<Map<String, Double>> customers = customers(400);
        boolean[] inside = new boolean[400];
        for (int i = 0; i < inside.length; i++)
            inside[i] = customers.get(i).get("peakShare") >= 0.4 && customers.get(i).get("loadFactor") < 0.5;
        Rule rule = new RuleTree(customers, List.of("peakShare", "loadFactor", "dailyCv"), inside).rule(Archetypes.FEATURES);
        assertThat(rule.text()).matches("(share used in peak hours at least 0\\.[34]\\d* and load factor below 0\\.[45]\\d*"
                + "|load factor below 0\\.[45]\\d* and share used in peak hours at least 0\\.[34]\\d*).*");
        assertThat(rule.fidelity()).isGreaterThan(0.93);
        assertThat(rule.names(Map.of("peakShare", 0.8, "loadFactor", 0.1, "dailyCv", 0.5))).isTrue();
        assertThat(rule.names(Map.of("peakShare", 0.1, "loadFactor", 0.1, "dailyCv", 0.5))).isFalse();
    }

    @Test
    void a_rule_about_nothing_is_as_good_as_chance_and_says_so() {
        List<Map<String, Double>> customers = customers(400);
        boolean[] inside = new boolean[400];
        for (int i = 0; i < inside.length; i++)
            inside[i] = random.nextInt(4) == 0;
        Rule rule = new RuleTree(customers, List.of("peakShare", "loadFactor", "dailyCv"), inside).rule(Archetypes.FEATURES);
        assertThat(rule.fidelity()).isBetween(0.38, 0.62);
    }

    @Test
    void a_customer_that_lacks_what_the_rule_asks_for_is_not_named() {
        Rule rule = new Rule("", List.of(List.of(new Rule.Condition("peakShare", false, 0.4))), 1, 1, 9);
        assertThat(rule.names(Map.of())).isFalse();
    }

    /** 4, 5, 6 against 1, 2, 3: every pair is won; U 9, mean 4.5, variance 9 x 7 / 12. */
    @Test
    void the_rank_test_has_its_worked_values() {
        RankTest test = RankTest.of(new double[]{ 4, 5, 6 }, new double[]{ 1, 2, 3 });
        assertThat(test.superiority()).isEqualTo(1);
        // z = 4.5 / 2.2913 = 1.9640
        assertThat(test.p()).isCloseTo(0.04953, within(1e-4));
        RankTest tied = RankTest.of(new double[]{ 1, 2 }, new double[]{ 1, 2 });
        assertThat(tied.superiority()).isEqualTo(0.5);
        assertThat(tied.p()).isCloseTo(1, within(1e-6));
        assertThat(RankTest.of(new double[]{ 2, 2 }, new double[]{ 2, 2, 2 }).p()).isCloseTo(1, within(1e-6));
    }

    /** 0.01, 0.02, 0.03, 0.5: x 4/1, 4/2, 4/3 and 1, none above what follows it. */
    @Test
    void the_adjustment_for_many_tests_has_its_worked_values() {
        assertThat(ServiceNeeds.adjusted(new double[]{ 0.5, 0.02, 0.01, 0.03 })).containsExactly(new double[]{ 0.5, 0.04, 0.04, 0.04 },
                within(1e-12));
    }

    @Test
    void customers_with_a_low_load_factor_need_advice_on_demand_charges_and_the_others_do_not() {
        List<Map<String, Double>> customers = new ArrayList<>();
        List<String> segmentOf = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            boolean peaky = i % 3 == 0;
            customers.add(Map.of("loadFactor", (peaky ? 0.2 : 0.6) + 0.05 * random.nextGaussian(), "dailyCv", random.nextDouble()));
            segmentOf.add(peaky ? "S01" : "S02");
        }
        Map<String, List<ServiceNeed>> needs = new ServiceNeeds(customers).of(segmentOf);
        assertThat(needs.get("S01")).filteredOn(ServiceNeed::isHigher).extracting(ServiceNeed::kind).containsExactly(Kind.DEMAND_CHARGE);
        assertThat(needs.get("S02")).noneMatch(ServiceNeed::isHigher);
        assertThat(needs.get("S01")).filteredOn(need -> need.kind() == Kind.ADVICE)
                .allSatisfy(need -> assertThat(need.differs()).as("p %s", need.p()).isFalse());
        assertThat(needs.get("S01")).as("nothing is known of power factors").noneMatch(need -> need.kind() == Kind.POWER_FACTOR);
    }

    private List<Map<String, Double>> customers(int count) {
        return IntStream.range(0, count).mapToObj(
                i -> Map.of("peakShare", random.nextDouble(), "loadFactor", random.nextDouble(), "dailyCv", random.nextDouble())).toList();
    }
}
