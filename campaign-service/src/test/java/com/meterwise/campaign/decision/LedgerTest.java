package com.meterwise.campaign.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Cap;
import com.meterwise.campaign.catalogue.Limits;
import com.meterwise.campaign.catalogue.Money;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LedgerTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final Money COST = Money.of("2.50");

    /** All shares together are what is left, whatever the day and the limit. */
    @Property(tries = 500)
    void what_is_left_is_dealt_out_exactly(@ForAll @IntRange(max = 5_000) int left, @ForAll @IntRange(max = 500) int day) {
        Ledger ledger = new Ledger(List.of(), List.of(), FIRST.plusDays(day), Usage.NOTHING);
        assertThat(IntStream.range(0, 64).map(bucket -> ledger.share(left, bucket, "x")).sum()).isEqualTo(left);
    }

    /** Consumers work the buckets of a day side by side; each knows only what was reserved before the day and in its own bucket. */
    @Property(tries = 150)
    void no_cap_and_no_budget_is_exceeded_by_parallel_consumers(@ForAll long seed) {
        Random random = new Random(seed);
        List<Cap> caps = List.of(new Cap(Cap.Scope.CUSTOMER, null, 1 + random.nextInt(2), 1 + random.nextInt(5)),
                new Cap(Cap.Scope.GROUP, "EMAIL", 1 + random.nextInt(3), 1 + random.nextInt(5)),
                new Cap(Cap.Scope.GLOBAL, null, random.nextInt(120), 1 + random.nextInt(5)));
        Limits limits = new Limits(random.nextInt(60), 1 + random.nextInt(4), Money.of("" + random.nextInt(200)));
        Campaign campaign = new Campaign("C", 1, "n", "P", "EMAIL", Campaign.Status.ACTIVE, null, "s", 0, 0, null, null, null, null,
                limits);
        List<Claim> all = new ArrayList<>();
        for (int d = 0; d < 6; d++)
            all.addAll(day(caps, campaign, FIRST.plusDays(d), List.copyOf(all), seed + d));
        for (Cap cap : caps)
            for (int d = 0; d < 6; d++)
                assertThat(most(cap, all, FIRST.plusDays(d))).as(cap.name()).isLessThanOrEqualTo(cap.most());
        assertThat(all.size() * 2.5).isLessThanOrEqualTo(limits.budget().toDouble());
        Cap own = new Cap(Cap.Scope.GLOBAL, null, limits.most(), limits.days());
        for (int d = 0; d < 6; d++)
            assertThat(most(own, all, FIRST.plusDays(d))).isLessThanOrEqualTo(limits.most());
    }

    /** Between closes, single decisions are made for the days that are open, one day or another; a close then deals out what they have left. */
    @Property(tries = 150)
    void no_cap_and_no_budget_is_exceeded_by_live_decisions_between_closes(@ForAll long seed) {
        Random random = new Random(seed);
        List<Cap> caps = List.of(new Cap(Cap.Scope.CUSTOMER, null, 1 + random.nextInt(2), 1 + random.nextInt(5)),
                new Cap(Cap.Scope.GLOBAL, null, random.nextInt(120), 1 + random.nextInt(5)));
        Limits limits = new Limits(random.nextInt(60), 1 + random.nextInt(4), Money.of("" + random.nextInt(200)));
        Campaign campaign = new Campaign("C", 1, "n", "P", "EMAIL", Campaign.Status.ACTIVE, null, "s", 0, 0, null, null, null, null,
                limits);
        List<Claim> all = new ArrayList<>();
        for (int d = 0; d < 6; d++) {
            for (int i = random.nextInt(40); i > 0; i--)
                live(caps, campaign, FIRST.plusDays(d + random.nextInt(3)), random.nextInt(60), all);
            all.addAll(day(caps, campaign, FIRST.plusDays(d), List.copyOf(all), seed + d));
        }
        for (Cap cap : caps)
            for (int d = 0; d < 9; d++)
                assertThat(most(cap, all, FIRST.plusDays(d))).as(cap.name()).isLessThanOrEqualTo(cap.most());
        assertThat(all.size() * 2.5).isLessThanOrEqualTo(limits.budget().toDouble());
        Cap own = new Cap(Cap.Scope.GLOBAL, null, limits.most(), limits.days());
        for (int d = 0; d < 9; d++)
            assertThat(most(own, all, FIRST.plusDays(d))).isLessThanOrEqualTo(limits.most());
    }

    private static void live(List<Cap> caps, Campaign campaign, LocalDate day, int customer, List<Claim> all) {
        Ledger ledger = Ledger.undealt(caps, List.of(campaign), day, usage(all));
        Claim claim = new Claim("C-" + customer, "G-" + customer / 3, "C", "P", "EMAIL", day, COST);
        if (ledger.offeredToday(claim.customerId()).isPresent() || ledger.capped(claim).isPresent()
                || ledger.unaffordable(claim).isPresent())
            return;
        ledger.reserve(claim);
        all.addAll(ledger.reserved());
    }

    private static List<Claim> day(List<Cap> caps, Campaign campaign, LocalDate day, List<Claim> before, long seed) {
        ConcurrentLinkedQueue<Claim> made = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 64).parallel().forEach(bucket -> {
            Ledger ledger = new Ledger(caps, List.of(campaign), day, usage(before));
            Random random = new Random(seed * 64 + bucket);
            for (int c = 0; c < 60; c++) {
                Claim claim = new Claim("C-" + c, "G-" + c / 3, "C", "P", random.nextBoolean() ? "EMAIL" : "SMS", day, COST);
                if (claim.bucket() != bucket) continue;
                if (ledger.capped(claim).isPresent() || ledger.unaffordable(claim).isPresent()) continue;
                ledger.reserve(claim);
            }
            made.addAll(ledger.reserved());
        });
        return List.copyOf(made);
    }

    private static Usage usage(List<Claim> before) {
        List<Usage.Tally> others = before.stream().map(one -> new Usage.Tally(one.campaignId(), one.channel(), one.day(), -1, 1)).toList();
        Map<String, Money> spent = new HashMap<>();
        before.forEach(one -> spent.merge(one.campaignId(), one.cost(), Money::plus));
        return new Usage(before, others, List.of(), spent);
    }

    /** Counted anew, by somebody who knows nothing of buckets: the most in any window that ends on the day. */
    private static long most(Cap cap, List<Claim> all, LocalDate end) {
        Map<String, Long> counts = new HashMap<>();
        for (Claim one : all) {
            boolean within = !one.day().isAfter(end) && one.day().isAfter(end.minusDays(cap.days()));
            if (!within || !cap.counts(one.channel())) continue;
            String whose = switch (cap.scope()) {
                case CUSTOMER -> one.customerId();
                case GROUP -> one.unit();
                case GLOBAL -> "all";
            };
            counts.merge(whose, 1L, Long::sum);
        }
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
