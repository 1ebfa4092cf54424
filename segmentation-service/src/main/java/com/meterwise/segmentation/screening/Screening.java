package com.meterwise.segmentation.screening;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts all customers into tiers: strategic (class A with a top score), key (class A or a gate), growth, standard; AT_RISK lies over them. The
 * score is TOPSIS closeness over the dimensions known of anybody, by entropy weights blended with the experts'. Safe for several threads.
 */
public final class Screening {
    private static final int DRAWS = 100;
    private static final double NOISE = 0.1;

    private final Thresholds limits;
    private final Weights weights;
    private final Economics economics;
    private final long seed;

    /** @param seed of the noise on the weights */
    public Screening(Thresholds limits, Weights weights, Economics economics, long seed) {
        this.limits = limits;
        this.weights = weights;
        this.economics = economics;
        this.seed = seed;
    }

    /**
     * Standings of all accounts, by id. Depends on nothing but the arguments. Each is made when it is asked for: what decides on it is little, and
     * held; what it tells is much.
     */
    public List<Standing> screen(List<Account> accounts, LocalDate day) {
        List<Account> sorted = accounts.stream().sorted(comparing(Account::customerId)).toList();
        if (sorted.isEmpty()) return List.of();
        Valuation valuation = Valuation.of(sorted, weights);
        Sizes sizes = Sizes.of(sorted, limits);
        Tiering tiering = tiering(sorted, valuation.scores());
        List<List<String>> gates = new ArrayList<>();
        List<Tiering.Earned> earned = new ArrayList<>();
        List<Integer> key = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Account account = sorted.get(i);
            List<String> large = sizes.largeBy(account);
            List<String> lasting = new ArrayList<>(Gate.lasting(account, limits));
            lasting.addAll(large);
            earned.add(
                    tiering.next(account.before(), !large.isEmpty(), !lasting.isEmpty(), valuation.scores()[i], potential(account), day));
            Gate.PINNED.hit(account, limits).ifPresent(lasting::add);
            gates.add(lasting);
            if (tier(account, earned.get(i)).isKeyAccount()) key.add(i);
        }
        Map<Integer, Worth.Rank> ranks = ranks(valuation, key);
        return new AbstractList<>() {
            @Override
            public Standing get(int i) {
                Account account = sorted.get(i);
                Tier tier = tier(account, earned.get(i));
                return new Standing(account.customerId(), day, tier, valuation.scores()[i], sizes.energyClass(account), gates.get(i),
                        valuation.parts(i), worth(account, tier, earned.get(i), sizes, valuation, i, ranks.get(i)));
            }

            @Override
            public int size() { return sorted.size(); }
        };
    }

    private Worth worth(Account account, Tier tier, Tiering.Earned earned, Sizes sizes, Valuation valuation, int i, Worth.Rank rank) {
        Money money = account.money();
        Dealings dealings = account.dealings();
        Risk risk = Risk.of(dealings, money.unitPrice());
        Double lifetime = money.margin() == null
                ? null
                : Double.valueOf(economics.lifetimeValue(money.margin(), dealings.growth(), risk.total()));
        boolean atRisk = tier != Tier.STANDARD && risk.total() >= limits.atRisk();
        return new Worth(money, sizes.marginClass(account), lifetime, risk, atRisk, rank, valuation.weightsByName(), valuation.values(i),
                earned.tier(), earned.below(), new Worth.Engagement(dealings.monthsSinceContact(), dealings.contacts()),
                sizes.groupOf(account));
    }

    private Map<Integer, Worth.Rank> ranks(Valuation valuation, List<Integer> key) {
        Ranks ranks = valuation.ranks(key, DRAWS, NOISE, seed);
        Map<Integer, Worth.Rank> byAccount = new HashMap<>();
        for (int i = 0; i < key.size(); i++)
            byAccount.put(key.get(i), new Worth.Rank(ranks.rank()[i], ranks.best()[i], ranks.worst()[i], ranks.stability()[i]));
        return byAccount;
    }

    private static Tier tier(Account account, Tiering.Earned earned) { return account.pin().map(Account.Pin::tier).orElse(earned.tier()); }

    /** kWh a year it may come to use: its own growth goes on, or the hours below its peak fill up without a larger connection. */
    private static double potential(Account account) {
        Double growth = account.dealings().growth();
        return account.kwh() * (Math.max(0, growth == null ? 0 : growth) + 1 - account.features().getOrDefault("loadFactor", 1.0));
    }

    private Tiering tiering(List<Account> accounts, double[] scores) {
        double[] sortedScores = scores.clone();
        Arrays.sort(sortedScores);
        double[] potentials = accounts.stream().mapToDouble(Screening::potential).sorted().toArray();
        return new Tiering(limits, quantile(sortedScores, limits.promotion()), quantile(sortedScores, limits.demotion()),
                quantile(potentials, limits.growth()));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * (sorted.length - 1)))];
    }
}
