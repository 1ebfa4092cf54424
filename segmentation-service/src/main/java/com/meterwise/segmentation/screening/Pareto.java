package com.meterwise.segmentation.screening;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How unevenly a total is spread over its parts.
 *
 * @param classes    part to A (the largest that make up the first share), B or C
 * @param hhi        Herfindahl-Hirschman index, 1/n among equals to 1
 * @param topTenShare share of the ten largest
 * @param curve      cumulative share after each tenth of the parts, largest first
 */
public record Pareto(Map<String, String> classes, double hhi, double topTenShare, List<Double> curve) {
    private static final int TENTHS = 10;

    /** Parts of equal size are ordered by name. A part belongs to the class in which its own share begins. */
    public static Pareto of(Map<String, Double> parts, double classA, double classB) {
        List<Map.Entry<String, Double>> sorted = new ArrayList<>(parts.entrySet());
        sorted.sort(comparingDouble((Map.Entry<String, Double> part) -> -part.getValue()).thenComparing(Map.Entry::getKey));
        double total = sorted.stream().mapToDouble(Map.Entry::getValue).sum();
        Map<String, String> classes = new HashMap<>();
        List<Double> curve = new ArrayList<>();
        double before = 0;
        double squares = 0;
        double topTen = 0;
        for (int i = 0; i < sorted.size(); i++) {
            double share = total > 0 ? sorted.get(i).getValue() / total : 0;
            classes.put(sorted.get(i).getKey(), total <= 0 ? "C" : before < classA ? "A" : before < classB ? "B" : "C");
            before += share;
            squares += share * share;
            if (i < 10) topTen += share;
            if ((i + 1) * TENTHS / sorted.size() > i * TENTHS / sorted.size()) curve.add(before);
        }
        return new Pareto(classes, squares, topTen, List.copyOf(curve));
    }
}
