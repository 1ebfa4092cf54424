package com.meterwise.campaign.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.math3.special.Erf;

/**
 * Chooses the customers who together most probably bring a target, if what each brings is independent of the others. The highest means are
 * not always best: with a target that is nearly certain, steady customers beat large ones. All orders between "steady first" and "unsteady
 * first" are tried, each prefix of each, and the best is improved by exchanging, adding and dropping one customer at a time.
 *
 * @param target    what all are to bring, in the unit of the promises
 * @param most      customers
 * @param budget    of their costs together
 * @param perFeeder customers behind one feeder
 */
public record Portfolio(double target, int most, double budget, int perFeeder) {
    private static final int SLOPES = 64;
    /** From how many of the best prefixes exchanges begin. */
    private static final int STARTS = 12;
    /** Bounds the time that the exchanges of a start take. */
    private static final long MOST_TRIALS = 4_000_000;
    /** Sums of costs in cents differ by less than this from what they should be. */
    private static final double CENTS = 1e-6;

    /**
     * @param chosen      by customer
     * @param mean        what they bring together, expected
     * @param deviation   standard deviation of it
     * @param probability that it is the target at least
     */
    public record Choice(List<Promise> chosen, double mean, double deviation, double cost, double probability) {}

    public Portfolio {
        if (!(target > 0)) throw new IllegalArgumentException("target must be above 0, got " + target);
        if (most < 1) throw new IllegalArgumentException("most must be 1 or more, got " + most);
        if (!(budget >= 0)) throw new IllegalArgumentException("budget must not be negative, got " + budget);
        if (perFeeder < 1) throw new IllegalArgumentException("perFeeder must be 1 or more, got " + perFeeder);
    }

    /** Same promises in any order, same choice. */
    public Choice choose(List<Promise> promises) {
        List<Promise> all = promises.stream().sorted(Comparator.comparing(Promise::customerId)).toList();
        List<Basket> starts = scanned(all);
        starts.sort(Comparator.comparingDouble((Basket one) -> deviations(one.mean, one.variance)).thenComparingDouble(one -> one.mean)
                .reversed());
        Basket best = new Basket();
        for (Basket start : starts.subList(0, Math.min(STARTS, starts.size()))) {
            improve(start, all);
            if (start.isBetterThan(best.mean, best.variance)) best = start;
        }
        return best.choice(all);
    }

    /** The best prefix of each order, without repetitions; where a budget binds, what a customer brings for its cost counts, too. */
    private List<Basket> scanned(List<Promise> all) {
        double mean = all.stream().mapToDouble(one -> Math.abs(one.mean())).max().orElse(0);
        double variance = all.stream().mapToDouble(Promise::variance).max().orElse(0);
        boolean binds = all.stream().mapToDouble(Promise::cost).sum() > budget;
        Map<BitSet, Basket> found = new LinkedHashMap<>();
        for (int slope = 0; slope <= SLOPES; slope++) {
            double angle = Math.PI * (slope / (double) SLOPES - .5);
            double perMean = mean > 0 ? Math.cos(angle) / mean : 0, perVariance = variance > 0 ? Math.sin(angle) / variance : 0;
            double[] keys = all.stream().mapToDouble(one -> perMean * one.mean() - perVariance * one.variance()).toArray();
            Basket plain = best(all, keys);
            found.putIfAbsent(plain.in, plain);
            if (!binds) continue;
            for (int i = 0; i < keys.length; i++)
                keys[i] /= Math.max(CENTS, all.get(i).cost());
            Basket frugal = best(all, keys);
            found.putIfAbsent(frugal.in, frugal);
        }
        return new ArrayList<>(found.values());
    }

    private Basket best(List<Promise> all, double[] keys) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < keys.length; i++)
            order.add(i);
        order.sort(Comparator.comparingDouble(i -> -keys[i]));
        Basket basket = new Basket();
        Basket best = new Basket();
        List<Integer> since = new ArrayList<>();
        for (int i : order) {
            if (!basket.fits(all.get(i))) continue;
            basket.put(i, all.get(i));
            since.add(i);
            if (basket.isBetterThan(best.mean, best.variance)) {
                since.forEach(one -> best.put(one, all.get(one)));
                since.clear();
            }
            if (basket.count == most) break;
        }
        return best;
    }

    private void improve(Basket basket, List<Promise> all) {
        long trials = 0;
        for (boolean better = true; better && trials < MOST_TRIALS;) {
            better = false;
            for (int out = -1; out < all.size(); out++) {
                if (out >= 0 && !basket.in.get(out)) continue;
                better |= exchange(basket, out, all);
                trials += all.size();
                if (trials >= MOST_TRIALS) break;
            }
        }
    }

    /** Drops one, puts in the one that helps most instead or none. @param out or -1 to drop none. @return whether it got better */
    private boolean exchange(Basket basket, int out, List<Promise> all) {
        double mean = basket.mean, variance = basket.variance;
        if (out >= 0) basket.take(out, all.get(out));
        int in = -1;
        boolean better = out >= 0 && basket.isBetterThan(mean, variance);
        double bestMean = better ? basket.mean : mean, bestVariance = better ? basket.variance : variance;
        for (int i = 0; i < all.size(); i++) {
            Promise one = all.get(i);
            if (i == out || basket.in.get(i) || !basket.fits(one)) continue;
            if (!isBetter(basket.mean + one.mean(), basket.variance + one.variance(), bestMean, bestVariance)) continue;
            in = i;
            bestMean = basket.mean + one.mean();
            bestVariance = basket.variance + one.variance();
            better = true;
        }
        if (in >= 0) basket.put(in, all.get(in));
        else if (!better && out >= 0) basket.put(out, all.get(out));
        return better;
    }

    /** By deviations from the target, which tells more than a probability of nearly 0 or 1. Gains of rounding are none. */
    private boolean isBetter(double mean, double variance, double thanMean, double thanVariance) {
        double score = deviations(mean, variance), than = deviations(thanMean, thanVariance);
        if (Double.isInfinite(score) || Double.isInfinite(than))
            return score > than || score == than && score < 0 && mean > thanMean + 1e-9 * Math.abs(thanMean);
        return score > than + 1e-12 * Math.max(1, Math.abs(than));
    }

    private double deviations(double mean, double variance) {
        if (variance > 0) return (mean - target) / Math.sqrt(variance);
        return mean >= target ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    private final class Basket {
        private final BitSet in = new BitSet();
        private final Map<String, Integer> feeders = new HashMap<>();
        private int count;
        private double mean, variance, cost;

        boolean fits(Promise one) {
            return count < most && cost + one.cost() <= budget + CENTS
                    && (one.feeder() == null || feeders.getOrDefault(one.feeder(), 0) < perFeeder);
        }

        void put(int i, Promise one) {
            in.set(i);
            add(one, 1);
        }

        void take(int i, Promise one) {
            in.clear(i);
            add(one, -1);
        }

        private void add(Promise one, int times) {
            count += times;
            mean += times * one.mean();
            variance = count == 0 ? 0 : Math.max(0, variance + times * one.variance());
            cost += times * one.cost();
            if (one.feeder() != null) feeders.merge(one.feeder(), times, Integer::sum);
        }

        boolean isBetterThan(double otherMean, double otherVariance) { return isBetter(mean, variance, otherMean, otherVariance); }

        /** Summed anew: a sum that was added to and taken from is a little off. */
        Choice choice(List<Promise> all) {
            List<Promise> chosen = in.stream().mapToObj(all::get).toList();
            double sum = chosen.stream().mapToDouble(Promise::mean).sum();
            double square = chosen.stream().mapToDouble(Promise::variance).sum();
            return new Choice(chosen, sum, Math.sqrt(square), chosen.stream().mapToDouble(Promise::cost).sum(),
                    Erf.erfc(-deviations(sum, square) / Math.sqrt(2)) / 2);
        }
    }
}
