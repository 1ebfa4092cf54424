package com.meterwise.segmentation.screening;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sorts all customers into tiers: strategic (class A with a top score), key (class A or a gate), growth, standard. The score is TOPSIS
 * closeness over the dimensions known for anybody, half by entropy weights, half by the experts' equal ones.
 */
public final class Screening {
    /** Of the blended weights, the data's share; the rest is the experts', who hold all dimensions equal. */
    private static final double DATA_SHARE = 0.5;

    private final Thresholds limits;

    public Screening(Thresholds limits) { this.limits = limits; }

    /** Standings of all accounts, by id. Depends on nothing but the arguments. */
    public List<Standing> screen(List<Account> accounts, LocalDate day) {
        List<Account> sorted = accounts.stream().sorted(comparing(Account::customerId)).toList();
        if (sorted.isEmpty()) return List.of();
        Pareto pareto = Pareto.of(sorted.stream().collect(toMap(Account::customerId, Account::kwh)), limits.classA(), limits.classB());
        List<Dimension> dimensions = Dimension.ALL.stream().filter(dimension -> sorted.stream().anyMatch(a -> dimension.of(a) > 0))
                .toList();
        double[][] columns = dimensions.stream().map(dimension -> sorted.stream().mapToDouble(dimension::of).toArray())
                .toArray(double[][]::new);
        double[] weights = blended(columns);
        double[] scores = Topsis.closeness(columns, weights);
        Cuts cuts = cuts(sorted, scores);
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Account account = sorted.get(i);
            String paretoClass = pareto.classes().get(account.customerId());
            List<String> gates = new ArrayList<>(Gate.hits(account, limits));
            boolean large = paretoClass.equals("A") && account.kwh() >= cuts.largeKwh();
            if (large) gates.add("class A: among the largest that carry %.0f %% of the energy".formatted(limits.classA() * 100));
            standings.add(new Standing(account.customerId(), day, tier(account, large, !gates.isEmpty(), scores[i], cuts), scores[i],
                    paretoClass, gates, parts(dimensions, columns, weights, i)));
        }
        return standings;
    }

    private Tier tier(Account account, boolean large, boolean key, double score, Cuts cuts) {
        if (account.pin().isPresent()) return account.pin().get().tier();
        double limit = account.tierBefore().filter(Tier.STRATEGIC::equals).isPresent() ? cuts.demotion() : cuts.promotion();
        if (large && score >= limit) return Tier.STRATEGIC;
        if (key) return Tier.KEY;
        return account.kwh() > 0 && potential(account) >= cuts.potential() ? Tier.GROWTH : Tier.STANDARD;
    }

    /** Until a trend of years is known: energy outside peak hours, which can grow without a larger connection. */
    private static double potential(Account account) {
        return account.kwh() * (1 - account.features().getOrDefault("loadFactor", 1.0));
    }

    private record Cuts(double promotion, double demotion, double potential, double largeKwh) {}

    private Cuts cuts(List<Account> accounts, double[] scores) {
        double[] sortedScores = scores.clone();
        Arrays.sort(sortedScores);
        double[] potentials = accounts.stream().mapToDouble(Screening::potential).sorted().toArray();
        double meanKwh = accounts.stream().mapToDouble(Account::kwh).average().orElse(0);
        return new Cuts(quantile(sortedScores, limits.promotion()), quantile(sortedScores, limits.demotion()),
                quantile(potentials, limits.growth()), meanKwh * limits.classATimesMean());
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * (sorted.length - 1)))];
    }

    private static double[] blended(double[][] columns) {
        double[] weights = EntropyWeights.of(columns);
        for (int j = 0; j < weights.length; j++)
            weights[j] = DATA_SHARE * weights[j] + (1 - DATA_SHARE) / weights.length;
        return weights;
    }

    private static SortedMap<String, Double> parts(List<Dimension> dimensions, double[][] columns, double[] weights, int row) {
        SortedMap<String, Double> parts = new TreeMap<>();
        for (int j = 0; j < columns.length; j++) {
            double best = Arrays.stream(columns[j]).max().orElse(0);
            parts.put(dimensions.get(j).name(), best == 0 ? 0 : weights[j] * columns[j][row] / best);
        }
        return parts;
    }
}
