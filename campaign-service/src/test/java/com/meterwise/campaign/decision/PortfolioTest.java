package com.meterwise.campaign.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

import com.meterwise.campaign.Customers;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.decision.Promise.Measure;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PortfolioTest {
    private static final double MUCH = 1e9;

    private static Promise promise(String id, double mean, double deviation) {
        return new Promise(id, mean, deviation * deviation, 1, null);
    }

    private static Portfolio two(double target) { return new Portfolio(target, 2, MUCH, 10); }

    @Test
    void the_steady_pair_of_lower_mean_wins_as_the_worked_example_says() {
        List<Promise> three = List.of(promise("1", 10, 5), promise("2", 9, 1), promise("3", 8, 1));
        assertThat(two(16).choose(three.subList(0, 2)).probability()).isEqualTo(.722, within(.0005));
        Portfolio.Choice best = two(16).choose(three);
        assertThat(best.chosen()).extracting(Promise::customerId).containsExactly("2", "3");
        assertThat(best.probability()).isEqualTo(.760, within(.0005));
    }

    @Test
    void a_target_out_of_reach_is_left_to_luck() {
        List<Promise> three = List.of(promise("1", 10, 5), promise("2", 10, 1), promise("3", 10, 1));
        assertThat(two(30).choose(three).chosen()).extracting(Promise::customerId).contains("1");
    }

    @Test
    void certain_promises_reach_a_target_or_do_not() {
        List<Promise> three = List.of(promise("1", 5, 0), promise("2", 4, 0), promise("3", 3, 0));
        assertThat(two(9).choose(three).probability()).isEqualTo(1);
        assertThat(two(10).choose(three).probability()).isZero();
        assertThat(two(10).choose(List.of()).chosen()).isEmpty();
        assertThatThrownBy(() -> two(0)).hasMessageContaining("target must be above 0");
    }

    @Property(tries = 300)
    void no_limit_is_broken_and_the_order_does_not_matter(@ForAll long seed) {
        Random random = new Random(seed);
        List<Promise> promises = random(random, 40);
        Portfolio portfolio = new Portfolio(1 + random.nextInt(60), 1 + random.nextInt(15), random.nextInt(40), 1 + random.nextInt(4));
        Portfolio.Choice choice = portfolio.choose(promises);
        assertThat(choice.chosen()).hasSizeLessThanOrEqualTo(portfolio.most());
        assertThat(choice.cost()).isLessThanOrEqualTo(portfolio.budget() + 1e-6);
        Map<String, Integer> feeders = new HashMap<>();
        choice.chosen().forEach(one -> feeders.merge(one.feeder(), 1, Integer::sum));
        assertThat(feeders.values()).allMatch(count -> count <= portfolio.perFeeder());
        Collections.shuffle(promises, random);
        assertThat(portfolio.choose(promises)).isEqualTo(choice);
    }

    /** Exchanges of one customer can get stuck where budget and feeders bind; how often is measured here. */
    @Test
    void the_best_of_all_subsets_is_found_nearly_always() {
        int found = 0, tries = 400;
        double worst = 0;
        for (int seed = 0; seed < tries; seed++) {
            Random random = new Random(seed);
            List<Promise> promises = random(random, 12);
            Portfolio portfolio = new Portfolio(5 + random.nextInt(25), 2 + random.nextInt(5), 6 + random.nextInt(12),
                    1 + random.nextInt(3));
            double gap = best(portfolio, promises) - portfolio.choose(promises).probability();
            if (gap < 1e-9) found++;
            worst = Math.max(worst, gap);
        }
        assertThat(found).as("of %d, worst gap %s", tries, worst).isGreaterThanOrEqualTo((int) (tries * .98));
        assertThat(worst).isLessThan(.05);
    }

    @Test
    void a_promise_has_the_moments_of_what_may_happen() {
        Catalogue sample = SampleCatalogue.read();
        Decision decision = new Decider(sample)
                .decide(Customers.candidate("C-1"), List.of(sample.campaign("C-TOU-SWITCH").orElseThrow())).get(0);
        double p50 = decision.valuation().saving().p50().toDouble(), accepts = .8 * decision.valuation().acceptance();
        double deviation = (decision.valuation().saving().p90().toDouble() - decision.valuation().saving().p10().toDouble()) / 2.5631;
        Random random = new Random(1);
        double sum = 0, squares = 0;
        int draws = 1_000_000;
        for (int i = 0; i < draws; i++) {
            double saving = random.nextDouble() < accepts ? p50 + deviation * random.nextGaussian() : 0;
            sum += saving;
            squares += saving * saving;
        }
        double mean = sum / draws;
        Promise promise = Promise.of(decision, Measure.SAVING, .2, null);
        assertThat(promise.mean()).isCloseTo(mean, within(.02 * mean));
        assertThat(promise.variance()).isCloseTo(squares / draws - mean * mean, within(.02 * promise.variance()));
        assertThat(Promise.of(decision, Measure.MOVED_KWH, 0, null).mean()).isPositive();
    }

    private static List<Promise> random(Random random, int count) {
        List<Promise> promises = new ArrayList<>();
        for (int i = 0; i < count; i++)
            promises.add(new Promise("C-%02d".formatted(i), random.nextDouble() * 10, random.nextDouble() * 16, 1 + random.nextInt(4),
                    "F" + random.nextInt(4)));
        return promises;
    }

    /** Over all subsets, with a distribution function from elsewhere. */
    private static double best(Portfolio portfolio, List<Promise> promises) {
        double best = 0;
        for (int subset = 1; subset < 1 << promises.size(); subset++) {
            double mean = 0, variance = 0, cost = 0;
            int[] feeders = new int[4];
            int most = 0;
            for (int i = 0; i < promises.size(); i++) {
                if ((subset >> i & 1) == 0) continue;
                Promise one = promises.get(i);
                mean += one.mean();
                variance += one.variance();
                cost += one.cost();
                most = Math.max(most, ++feeders[one.feeder().charAt(1) - '0']);
            }
            if (Integer.bitCount(subset) > portfolio.most() || cost > portfolio.budget() || most > portfolio.perFeeder()) continue;
            best = Math.max(best, NORMAL.cumulativeProbability((mean - portfolio.target()) / Math.sqrt(variance)));
        }
        return best;
    }

    private static final NormalDistribution NORMAL = new NormalDistribution();
}
