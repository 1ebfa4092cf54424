package com.meterwise.segmentation.clustering;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.meterwise.segmentation.clustering.ServiceNeed.Kind;

/**
 * Scores what service customers require, from what is known of them, and tests where segments differ. A customer's score is the mean of its
 * ranks, among all, in the signs of a need; a sign nobody shows, or of which too few tell, is left out.
 */
final class ServiceNeeds {
    private static final double SIGNIFICANT = 0.01;
    /** A chance of 60 to 40: less is no reason to serve customers differently. */
    private static final double WORTH_IT = 0.1;
    private static final double KNOWN = 0.5;

    /** Features that speak for a need; a minus, that a low value does. */
    private static final Map<Kind, List<String>> SIGNS = new EnumMap<>(Map.of(
            Kind.RELIABILITY, List.of("criticalSupply", "outagesAYear", "minMaxRatio", "utilisationHours"),
            Kind.PRICE, List.of("peakShare", "annualKwh", "complaintsAYear"),
            Kind.DEMAND_CHARGE, List.of("-loadFactor", "rampP95", "peakVolatility"),
            Kind.POWER_FACTOR, List.of("-powerFactor"),
            Kind.GREEN, List.of("share09to12", "share12to15", "sunnyDip"),
            Kind.ADVICE, List.of("dailyCv", "trend", "contactsAYear", "heatingSlope", "coolingSlope")));

    private final List<? extends Map<String, Double>> customers;
    private final Map<Kind, double[]> scores = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> signs = new EnumMap<>(Kind.class);

    ServiceNeeds(List<? extends Map<String, Double>> customers) {
        this.customers = customers;
        for (Kind kind : Kind.values()) {
            List<String> known = SIGNS.get(kind).stream().filter(this::tells).toList();
            if (known.isEmpty()) continue;
            signs.put(kind, known);
            scores.put(kind, scores(known));
        }
    }

    /**
     * @param segmentOf each customer's segment
     * @return needs of each segment, in the order of the kinds
     */
    Map<String, List<ServiceNeed>> of(List<String> segmentOf) {
        Map<String, List<ServiceNeed>> needs = new TreeMap<>();
        List<Tested> tested = new ArrayList<>();
        for (String segment : segmentOf.stream().distinct().sorted().toList())
            scores.forEach((kind, score) -> test(segment, kind, score, segmentOf).ifPresent(tested::add));
        double[] p = adjusted(tested.stream().mapToDouble(test -> test.ranks.p()).toArray());
        for (int i = 0; i < p.length; i++) {
            Tested test = tested.get(i);
            boolean differs = p[i] < SIGNIFICANT && Math.abs(test.ranks.superiority() - 0.5) >= WORTH_IT;
            needs.computeIfAbsent(test.segment, id -> new ArrayList<>()).add(new ServiceNeed(test.kind, test.mean, test.others,
                    test.ranks.superiority(), p[i], differs, signs.get(test.kind)));
        }
        return needs;
    }

    private record Tested(String segment, Kind kind, double mean, double others, RankTest ranks) {}

    private static java.util.Optional<Tested> test(String segment, Kind kind, double[] score, List<String> segmentOf) {
        double[] own = IntStream.range(0, score.length).filter(i -> segmentOf.get(i).equals(segment)).mapToDouble(i -> score[i])
                .filter(value -> !Double.isNaN(value)).toArray();
        double[] others = IntStream.range(0, score.length).filter(i -> !segmentOf.get(i).equals(segment)).mapToDouble(i -> score[i])
                .filter(value -> !Double.isNaN(value)).toArray();
        if (own.length == 0 || others.length == 0) return java.util.Optional.empty();
        return java.util.Optional.of(new Tested(segment, kind, Arrays.stream(own).average().orElseThrow(),
                Arrays.stream(others).average().orElseThrow(), RankTest.of(own, others)));
    }

    private boolean tells(String sign) {
        double[] values = customers.stream().map(customer -> customer.get(name(sign))).filter(java.util.Objects::nonNull)
                .mapToDouble(Double::doubleValue).toArray();
        return values.length >= KNOWN * customers.size() && Arrays.stream(values).distinct().limit(2).count() == 2;
    }

    private double[] scores(List<String> known) {
        double[] sums = new double[customers.size()];
        int[] counts = new int[sums.length];
        for (String sign : known) {
            double[] ranks = ranks(sign);
            for (int i = 0; i < sums.length; i++)
                if (!Double.isNaN(ranks[i])) {
                    sums[i] += ranks[i];
                    counts[i]++;
                }
        }
        return IntStream.range(0, sums.length).mapToDouble(i -> sums[i] / counts[i]).toArray();
    }

    /** Share of the customers below, ties halved; NaN where nothing is known. */
    private double[] ranks(String sign) {
        double turn = sign.startsWith("-") ? -1 : 1;
        double[] values = customers.stream().mapToDouble(customer -> customer.containsKey(name(sign))
                ? turn * customer.get(name(sign))
                : Double.NaN).toArray();
        Integer[] order = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).boxed()
                .sorted(comparingDouble(i -> values[i])).toArray(Integer[]::new);
        double[] ranks = new double[values.length];
        Arrays.fill(ranks, Double.NaN);
        for (int first = 0; first < order.length;) {
            int end = first;
            while (end < order.length && values[order[end]] == values[order[first]])
                end++;
            for (int i = first; i < end; i++)
                ranks[order[i]] = (first + end) / 2.0 / order.length;
            first = end;
        }
        return ranks;
    }

    /** The step-up procedure: p x tests / rank, made to rise. */
    static double[] adjusted(double[] p) {
        Integer[] order = IntStream.range(0, p.length).boxed().sorted(comparingDouble(i -> -p[i])).toArray(Integer[]::new);
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int i = 0; i < order.length; i++) {
            least = Math.min(least, p[order[i]] * p.length / (p.length - i));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    private static String name(String sign) { return sign.startsWith("-") ? sign.substring(1) : sign; }
}
