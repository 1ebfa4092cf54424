package com.meterwise.campaign.decision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Cap;
import com.meterwise.campaign.catalogue.Limits;
import com.meterwise.campaign.catalogue.Money;

/**
 * Counts reservations against caps and budgets on one market day.
 * <p>
 * A customer's and a group's counts are exact. What is global is dealt out in advance: what is left of it when the day begins is split over
 * the 64 buckets, and each bucket counts for itself. So shards work side by side without a row they all wait for, the result does not depend
 * on who was faster, and nothing can be exceeded. The price: a small remainder may lie in a bucket that does not need it; it is dealt anew, to
 * other buckets first, on the next day, for which customers wait.
 * <p>
 * Not thread-safe.
 */
public final class Ledger implements Allowances {
    private static final int EVERY_BUCKET = -1;

    private final List<Cap> caps;
    private final Map<String, Limits> limits = new HashMap<>();
    private final LocalDate day;
    private final Usage usage;
    private final boolean dealt;
    private final Map<String, Integer> today = new HashMap<>();
    private final Map<String, List<Claim>> own = new HashMap<>();
    private final List<Claim> reserved = new ArrayList<>();

    public Ledger(List<Cap> caps, List<Campaign> campaigns, LocalDate day, Usage usage) { this(caps, campaigns, day, usage, true); }

    /**
     * For decisions before the day's close. They are few, made while nobody else counts, and so may take whatever is left.
     *
     * @param usage counts everything there is in {@code others}
     */
    public static Ledger undealt(List<Cap> caps, List<Campaign> campaigns, LocalDate day, Usage usage) {
        return new Ledger(caps, campaigns, day, usage, false);
    }

    private Ledger(List<Cap> caps, List<Campaign> campaigns, LocalDate day, Usage usage, boolean dealt) {
        this.dealt = dealt;
        this.caps = List.copyOf(caps);
        this.day = day;
        this.usage = usage;
        campaigns.forEach(campaign -> limits.put(campaign.id(), campaign.limits()));
        usage.own().forEach(claim -> own.computeIfAbsent(claim.unit(), unit -> new ArrayList<>()).add(claim));
        usage.today().forEach(tally -> count(tally.campaignId(), tally.channel(), tally.bucket(), tally.count()));
    }

    @Override
    public Optional<String> capped(Claim claim) {
        for (Cap cap : caps) {
            if (!cap.counts(claim.channel())) continue;
            int used = switch (cap.scope()) {
                case CUSTOMER -> used(claim, cap, claim.customerId());
                case GROUP -> used(claim, cap, null);
                case GLOBAL -> today.getOrDefault(key(cap.name(), bucket(claim)), 0);
            };
            int most = cap.scope() == Cap.Scope.GLOBAL ? share(cap.most() - before(cap), bucket(claim), cap.name()) : cap.most();
            if (used >= most)
                return Optional
                        .of("cap %s of %d in %d days is used up: %d of %d".formatted(cap.name(), cap.most(), cap.days(), used, most));
        }
        Limits own = limits.getOrDefault(claim.campaignId(), Limits.NONE);
        if (own.most() == null) return Optional.empty();
        int used = today.getOrDefault(key(claim.campaignId(), bucket(claim)), 0);
        int most = share(own.most() - before(claim.campaignId(), own.days()), bucket(claim), claim.campaignId());
        return used < most
                ? Optional.empty()
                : Optional.of("the campaign's cap of %d in %d days is used up: %d of %d".formatted(own.most(), own.days(), used, most));
    }

    /** All offers of a campaign and day cost the same, so a budget is a number of offers, which can be dealt out without remainders of money. */
    @Override
    public Optional<String> unaffordable(Claim claim) {
        Money budget = limits.getOrDefault(claim.campaignId(), Limits.NONE).budget();
        if (budget == null || claim.cost().compareTo(Money.ZERO) <= 0) return Optional.empty();
        Money left = budget.minus(usage.spent().getOrDefault(claim.campaignId(), Money.ZERO));
        int affordable = left.compareTo(Money.ZERO) <= 0
                ? 0
                : left.amount().divideToIntegralValue(claim.cost().amount()).min(java.math.BigDecimal.valueOf(Integer.MAX_VALUE / 2))
                        .intValue();
        int most = share(affordable, bucket(claim), claim.campaignId());
        int used = today.getOrDefault(key(claim.campaignId(), bucket(claim)), 0);
        return used < most
                ? Optional.empty()
                : Optional.of("budget %s has %s left, %d of %d offers at %s are taken".formatted(budget, left, used, most, claim.cost()));
    }

    @Override
    public void reserve(Claim claim) {
        count(claim.campaignId(), claim.channel(), bucket(claim), 1);
        own.computeIfAbsent(claim.unit(), unit -> new ArrayList<>()).add(claim);
        reserved.add(claim);
    }

    @Override
    public Optional<String> offeredToday(String customerId) {
        return usage.own().stream().filter(claim -> claim.customerId().equals(customerId) && claim.day().equals(day))
                .map(Claim::campaignId).findFirst();
    }

    /** What was reserved here, in order. */
    public List<Claim> reserved() { return List.copyOf(reserved); }

    /**
     * A bucket's share of what is left: all shares together are exactly that. Who gets one more changes with day and limit, and a larger
     * remainder makes no share smaller, so that shares computed from two readings never exceed the larger one.
     */
    int share(int left, int bucket, String what) {
        if (!dealt) return Math.max(0, left);
        int buckets = com.meterwise.platform.day.Shard.BUCKETS;
        int place = Math.floorMod(bucket * 37 + (what + day).hashCode(), buckets);
        return Math.max(0, Math.floorDiv(left + buckets - 1 - place, buckets));
    }

    private int bucket(Claim claim) { return dealt ? claim.bucket() : EVERY_BUCKET; }

    private void count(String campaignId, String channel, int bucket, int count) {
        today.merge(key(campaignId, bucket), count, Integer::sum);
        for (Cap cap : caps)
            if (cap.scope() == Cap.Scope.GLOBAL && cap.counts(channel)) today.merge(key(cap.name(), bucket), count, Integer::sum);
    }

    private int used(Claim claim, Cap cap, String customerId) {
        int used = 0;
        for (Claim one : own.getOrDefault(claim.unit(), List.of()))
            if ((customerId == null || one.customerId().equals(customerId)) && cap.counts(one.channel()) && within(one.day(), cap.days()))
                used++;
        return used;
    }

    private int before(Cap cap) {
        int used = 0;
        for (Usage.Tally tally : usage.others())
            if (cap.counts(tally.channel()) && within(tally.day(), cap.days())) used += tally.count();
        return used;
    }

    private int before(String campaignId, int days) {
        int used = 0;
        for (Usage.Tally tally : usage.others())
            if (tally.campaignId().equals(campaignId) && within(tally.day(), days)) used += tally.count();
        return used;
    }

    /** Both ways: should a later day have been worked first, its offers count as well. */
    private boolean within(LocalDate other, int days) {
        return Math.abs(ChronoUnit.DAYS.between(other, day)) < days;
    }

    private static String key(String what, int bucket) { return what + "#" + bucket; }
}
