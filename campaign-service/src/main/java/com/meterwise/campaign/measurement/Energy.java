package com.meterwise.campaign.measurement;

import static java.util.stream.Collectors.partitioningBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.meterwise.campaign.measurement.MatchedDifference.Customer;

/**
 * What a campaign did to the use of energy, by intention to treat: everybody who could have been exposed counts in the arm drawn, offered or
 * not.
 *
 * @param kwhPerDay change of a treated customer's mean daily use; null if it cannot be measured
 * @param statement in plain words, claiming nothing that is not shown
 */
public record Energy(Effect kwhPerDay, String statement) {
    /** Below this an arm says nothing even about large effects. */
    private static final int LEAST_ARM = 30;
    private static final int LEAST_POOL = 10;
    private static final int NEIGHBOURS = 3;

    /** A customer's mean daily use before and after it could be exposed. */
    public enum Group {
        TREATED, HELD_OUT, NEVER_EXPOSED
    }

    public record Use(String customerId, Group group, double before, double after) {}

    /** @param uses of customers with enough days on both sides of the exposure; never exposed ones around the median exposure */
    public static Energy of(List<Use> uses) {
        List<Use> treated = in(uses, Group.TREATED);
        List<Use> held = in(uses, Group.HELD_OUT);
        if (treated.size() >= LEAST_ARM && held.size() >= LEAST_ARM) return stated(new Trial(arm(treated), arm(held)).effect());
        Map<Boolean, List<Use>> sides = uses.stream().collect(partitioningBy(use -> use.group() == Group.TREATED));
        if (treated.size() >= Trial.LEAST && sides.get(false).size() >= LEAST_POOL)
            return stated(new MatchedDifference(NEIGHBOURS).effect(customers(treated), customers(sides.get(false))));
        return new Energy(null,
                "not measurable: %d treated and %d held-out customers have enough days before and after; a trial needs %d of each"
                        .formatted(treated.size(), held.size(), LEAST_ARM));
    }

    private static Energy stated(Effect effect) {
        String how = effect.method() == Effect.Method.RANDOMISED
                ? "randomised"
                : "not measurable by a randomised trial; weaker evidence from matched customers";
        String text = effect.isClaimed()
                ? "%s: %+.2f kWh a day, 95 %% interval %+.2f to %+.2f; the smallest effect it could show is %.2f"
                : "%s: no effect shown; estimate %+.2f kWh a day, interval %+.2f to %+.2f, smallest effect it could show %.2f";
        return new Energy(effect,
                String.format(Locale.ROOT, text, how, effect.estimate(), effect.low(), effect.high(), effect.detectable()));
    }

    private static List<Use> in(List<Use> uses, Group group) { return uses.stream().filter(use -> use.group() == group).toList(); }

    private static Arm arm(List<Use> uses) {
        return new Arm(uses.stream().mapToDouble(Use::after).toArray(), uses.stream().mapToDouble(Use::before).toArray());
    }

    private static List<Customer> customers(List<Use> uses) {
        return uses.stream().map(use -> new Customer(use.customerId(), new double[]{ Math.log1p(use.before()) }, use.before(), use.after()))
                .toList();
    }
}
