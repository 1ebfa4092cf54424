package com.meterwise.segmentation.clustering;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.meterwise.segmentation.features.Feature;
import com.meterwise.segmentation.features.Features;

/**
 * Who belongs to a segment, as a person would say it.
 *
 * @param text      the ways in words
 * @param ways      a customer belongs if it meets all conditions of one way
 * @param fidelity  mean of the share of the segment's customers the rule names and the share of the others it leaves out, on customers it was
 *                  not made from; 0.5 is as good as chance
 * @param agreement share of customers of whom the rule says what the model says
 * @param judgedOn  customers it was judged on
 */
public record Rule(String text, List<List<Condition>> ways, double fidelity, double agreement, int judgedOn) {
    public Rule {
        ways = ways.stream().map(List::copyOf).toList();
    }

    /** @param atLeast whether the feature must be at least the limit; else below it */
    public record Condition(String feature, boolean atLeast, double limit) {
        boolean holds(Map<String, Double> features) {
            Double value = features.get(feature);
            return value != null && value >= limit == atLeast;
        }
    }

    /** False for a customer that lacks what the rule asks for. */
    public boolean names(Map<String, Double> features) {
        return named(ways, features);
    }

    static boolean named(List<List<Condition>> ways, Map<String, Double> features) {
        return ways.stream().anyMatch(way -> way.stream().allMatch(condition -> condition.holds(features)));
    }

    static String told(List<List<Condition>> ways, Features features) {
        if (ways.isEmpty()) return "no customer";
        return ways.stream()
                .map(way -> way.isEmpty()
                        ? "every customer"
                        : tightest(way).stream().map(condition -> told(condition, features))
                                .collect(joining(" and ")))
                .collect(joining("; or "));
    }

    /** A tree may ask for the same feature twice on one way: the stricter limit says it all. */
    private static List<Condition> tightest(List<Condition> way) {
        List<Condition> kept = new ArrayList<>();
        for (Condition condition : way) {
            boolean weaker = way.stream().anyMatch(other -> other != condition && other.feature.equals(condition.feature)
                    && other.atLeast == condition.atLeast
                    && (condition.atLeast ? other.limit > condition.limit : other.limit < condition.limit));
            if (!weaker && !kept.contains(condition)) kept.add(condition);
        }
        return kept;
    }

    private static String told(Condition condition, Features features) {
        if (features.isKind(condition.feature))
            return (condition.atLeast ? "among " : "not among ") + features.named(condition.feature).orElseThrow().high();
        Feature feature = features.named(condition.feature).orElseThrow();
        return "%s %s %s".formatted(feature.label(), condition.atLeast ? "at least" : "below", feature.told(condition.limit));
    }
}
