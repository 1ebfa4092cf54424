package com.meterwise.segmentation.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import com.meterwise.segmentation.clustering.Rule.Condition;
import com.meterwise.segmentation.features.Features;

/**
 * A shallow decision tree that tells one segment's customers from the others: at most three questions, so that a person can keep it in mind.
 * Splits lower the Gini impurity most, both sides weighing the same in all; limits are rounded to three digits before they are judged.
 */
final class RuleTree {
    private static final int DEPTH = 3;
    private static final int LIMITS = 24;
    private static final int FOLDS = 5;
    private static final int LEAST_IN_LEAF = 3;

    private final List<? extends Map<String, Double>> customers;
    private final List<String> names;
    private final double[][] limits;
    private final boolean[] inside;
    private double insideWeight;

    /** @param customers features, none lacking any of {@code names} */
    RuleTree(List<? extends Map<String, Double>> customers, List<String> names, boolean[] inside) {
        this.customers = customers;
        this.names = names;
        this.inside = inside;
        this.limits = names.stream().map(this::limits).toArray(double[][]::new);
    }

    private record Split(int name, double limit, double impurity) {}

    /** The rule made from all customers, judged on each fifth of them by rules made from the rest. */
    Rule rule(Features features) {
        int[] all = IntStream.range(0, customers.size()).toArray();
        double[] hits = new double[4];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            List<List<Condition>> ways = ways(Arrays.stream(all).filter(i -> i % FOLDS != held).toArray());
            for (int i = fold; i < all.length; i += FOLDS)
                hits[(inside[i] ? 0 : 2) + (Rule.named(ways, customers.get(i)) ? 0 : 1)]++;
        }
        List<List<Condition>> ways = ways(all);
        double recall = hits[0] / Math.max(1, hits[0] + hits[1]);
        double specificity = hits[2] + hits[3] == 0 ? recall : hits[3] / (hits[2] + hits[3]);
        return new Rule(Rule.told(ways, features), ways, (recall + specificity) / 2, (hits[0] + hits[3]) / all.length, all.length);
    }

    private List<List<Condition>> ways(int[] rows) {
        double in = Arrays.stream(rows).filter(i -> inside[i]).count();
        // what is rare weighs as much as the rest: a rule that names nobody would else be right most of the time
        insideWeight = in == 0 || in == rows.length ? 1 : (rows.length - in) / in;
        List<List<Condition>> ways = new ArrayList<>();
        grow(rows, List.of(), ways);
        return ways;
    }

    /** @return whether all that came this way belongs: two such ways that part at the last question are one */
    private boolean grow(int[] rows, List<Condition> way, List<List<Condition>> ways) {
        Split split = way.size() == DEPTH ? null : best(rows);
        if (split == null) {
            boolean belongs = share(rows) > 0.5;
            if (belongs) ways.add(way);
            return belongs;
        }
        String name = names.get(split.name);
        int before = ways.size();
        boolean below = grow(Arrays.stream(rows).filter(i -> customers.get(i).get(name) < split.limit).toArray(),
                with(way, new Condition(name, false, split.limit)), ways);
        boolean above = grow(Arrays.stream(rows).filter(i -> customers.get(i).get(name) >= split.limit).toArray(),
                with(way, new Condition(name, true, split.limit)), ways);
        if (!below || !above) return false;
        ways.subList(before, ways.size()).clear();
        ways.add(way);
        return true;
    }

    private Split best(int[] rows) {
        double before = impurity(weight(rows), weight(Arrays.stream(rows).filter(i -> inside[i]).toArray()));
        if (before < 1e-9) return null;
        Split best = null;
        for (int name = 0; name < limits.length; name++)
            for (Split split : splits(name, rows))
                if (split.impurity < before - 1e-9 && (best == null || split.impurity < best.impurity - 1e-12)) best = split;
        return best;
    }

    private List<Split> splits(int name, int[] rows) {
        double[] all = new double[limits[name].length + 1];
        double[] in = new double[all.length];
        int[] counts = new int[all.length];
        for (int i : rows) {
            int bin = bin(customers.get(i).get(names.get(name)), limits[name]);
            all[bin] += weight(i);
            if (inside[i]) in[bin] += weight(i);
            counts[bin]++;
        }
        double allSum = Arrays.stream(all).sum();
        double inSum = Arrays.stream(in).sum();
        List<Split> splits = new ArrayList<>();
        double below = 0;
        double belowIn = 0;
        int count = 0;
        for (int bin = 0; bin < limits[name].length; bin++) {
            below += all[bin];
            belowIn += in[bin];
            count += counts[bin];
            if (count >= LEAST_IN_LEAF && rows.length - count >= LEAST_IN_LEAF)
                splits.add(new Split(name, limits[name][bin], impurity(below, belowIn) + impurity(allSum - below, inSum - belowIn)));
        }
        return splits;
    }

    private double share(int[] rows) {
        double in = 0;
        for (int i : rows)
            if (inside[i]) in += weight(i);
        return rows.length == 0 ? 0 : in / weight(rows);
    }

    private double weight(int[] rows) { return Arrays.stream(rows).mapToDouble(this::weight).sum(); }

    private double weight(int row) { return inside[row] ? insideWeight : 1; }

    /** Gini impurity times weight. */
    private static double impurity(double all, double in) {
        return all <= 0 ? 0 : 2 * in * (all - in) / all;
    }

    /** Number of limits at or below the value: limit b parts bins up to b from those above. */
    private static int bin(double value, double[] limits) {
        int at = Arrays.binarySearch(limits, value);
        return at >= 0 ? at + 1 : -at - 1;
    }

    private double[] limits(String name) {
        double[] sorted = customers.stream().mapToDouble(customer -> customer.get(name)).sorted().toArray();
        return IntStream.range(1, LIMITS).mapToDouble(i -> {
            int at = i * sorted.length / LIMITS;
            return rounded((sorted[Math.max(0, at - 1)] + sorted[at]) / 2);
        }).distinct().sorted().toArray();
    }

    private static double rounded(double value) { return value == 0 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.2e", value)); }

    private static List<Condition> with(List<Condition> way, Condition condition) {
        List<Condition> longer = new ArrayList<>(way);
        longer.add(condition);
        return longer;
    }
}
