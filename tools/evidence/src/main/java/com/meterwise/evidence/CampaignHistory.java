package com.meterwise.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Cap;
import com.meterwise.campaign.catalogue.Limits;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Claim;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.decision.Ledger;
import com.meterwise.campaign.decision.Standing;
import com.meterwise.campaign.decision.Terms;
import com.meterwise.campaign.decision.Usage;
import com.meterwise.campaign.policy.Assignment;
import com.meterwise.campaign.valuation.Valuation;
import com.meterwise.platform.day.Shard;

/**
 * Some days of invented campaigns: single customers decided live for one of the open days, then the day's close, decided shard by shard on
 * parallel threads; all of it counted anew by somebody who knows nothing of buckets and
 * ledgers. The same seed brings the same history.
 */
final class CampaignHistory {
    private static final int DAYS = 5;
    private static final String EMAIL = "EMAIL";

    private final InventedCampaigns invented;
    private final Random random;
    private final List<Cap> caps;
    private final List<Campaign> campaigns;
    private final int shards;
    private final List<Claim> counted = new ArrayList<>();
    private final Set<Claim> released = new HashSet<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Set<String> offers = new HashSet<>();
    private final Set<String> decidedLive = new HashSet<>();
    private final Map<String, Map<String, Standing>> standings = new HashMap<>();

    CampaignHistory(long seed, int customers) {
        random = new Random(seed);
        invented = new InventedCampaigns(random, customers);
        caps = List.of(new Cap(Cap.Scope.CUSTOMER, null, 1 + random.nextInt(2), 1 + random.nextInt(5)),
                new Cap(Cap.Scope.GROUP, EMAIL, 1 + random.nextInt(3), 1 + random.nextInt(5)),
                new Cap(Cap.Scope.GLOBAL, null, random.nextInt(customers), 1 + random.nextInt(4)));
        campaigns = invented.campaigns(1 + random.nextInt(4),
                () -> new Limits(random.nextInt(customers), 1 + random.nextInt(4), Money.of("" + random.nextInt(60))));
        shards = 1 << random.nextInt(5);
    }

    /** @return what was breached, in words; empty if nothing was */
    List<String> breaches(ExecutorService workers) throws Exception {
        for (int d = 0; d < DAYS; d++) {
            LocalDate day = InventedCampaigns.DAY.plusDays(d);
            for (int i = random.nextInt(8); i > 0; i--)
                take(live(day.plusDays(random.nextInt(2))));
            List<Claim> before = List.copyOf(counted);
            List<Future<List<Decision>>> parts = new ArrayList<>();
            List<Integer> order = new ArrayList<>();
            for (int s = 0; s < shards; s++)
                order.add(s);
            Collections.shuffle(order, random);
            for (int s : order) {
                Shard shard = new Shard(s, shards);
                parts.add(workers.submit(() -> decide(day, shard, before)));
            }
            for (Future<List<Decision>> part : parts)
                take(part.get());
            // some offers never reach their customer and give back what they took
            counted.removeIf(claim -> random.nextInt(20) == 0 && released.add(claim));
        }
        return check();
    }

    int decided() { return decisions.size(); }

    int offered() { return (int) decisions.stream().filter(one -> one.offerId().isPresent()).count(); }

    /** One customer before every second campaign, before the day closes. */
    private List<Decision> live(LocalDate day) {
        List<Candidate> all = invented.on(day, standings);
        Candidate candidate = all.get(random.nextInt(all.size()));
        List<Campaign> asking = campaigns.stream().filter(campaign -> campaigns.indexOf(campaign) % 2 == 0)
                .filter(campaign -> decidedLive.add(pair(candidate, campaign))).toList();
        Ledger ledger = Ledger.undealt(caps, campaigns, day, usage(counted));
        return new Decider(invented.catalogue(), new Terms(InventedCampaigns.ZONE, ledger, Map.of())).decide(candidate, asking);
    }

    private List<Decision> decide(LocalDate day, Shard shard, List<Claim> before) {
        Ledger ledger = new Ledger(caps, campaigns, day, usage(before));
        Decider decider = new Decider(invented.catalogue(), new Terms(InventedCampaigns.ZONE, ledger, Map.of()));
        List<Decision> made = new ArrayList<>();
        for (Candidate candidate : invented.on(day, standings))
            if (shard.holds(candidate.account().unit()))
                made.addAll(decider.decide(candidate,
                        campaigns.stream().filter(campaign -> !decidedLive.contains(pair(candidate, campaign))).toList()));
        return made;
    }

    private static Usage usage(List<Claim> before) {
        Map<String, Money> spent = new HashMap<>();
        before.forEach(one -> spent.merge(one.campaignId(), one.cost(), Money::plus));
        return new Usage(before,
                before.stream().map(one -> new Usage.Tally(one.campaignId(), one.channel(), one.day(), -1, 1)).toList(), List.of(), spent);
    }

    private static String pair(Candidate candidate, Campaign campaign) {
        return candidate.account().customerId() + candidate.day() + campaign.id();
    }

    private void take(List<Decision> made) {
        decisions.addAll(made);
        for (Decision one : made) {
            if (one.offerId().isEmpty()) continue;
            counted.add(one.claim());
            standings.computeIfAbsent(one.customerId(), id -> new HashMap<>()).put(one.campaignId(), new Standing(true, one.day()));
        }
    }

    private List<String> check() {
        List<String> breaches = new ArrayList<>();
        for (int d = 0; d <= DAYS; d++) {
            LocalDate end = InventedCampaigns.DAY.plusDays(d);
            for (Cap cap : caps)
                if (most(cap, null, end) > cap.most()) breaches.add("cap " + cap.name() + " on " + end);
            for (Campaign campaign : campaigns) {
                Cap own = new Cap(Cap.Scope.GLOBAL, null, campaign.limits().most(), campaign.limits().days());
                if (most(own, campaign.id(), end) > own.most()) breaches.add("cap of campaign " + campaign.id() + " on " + end);
            }
        }
        for (Campaign campaign : campaigns) {
            Money cost = Money.sum(counted.stream().filter(one -> one.campaignId().equals(campaign.id())).map(Claim::cost).toList());
            if (cost.compareTo(campaign.limits().budget()) > 0) breaches.add("budget of campaign " + campaign.id());
        }
        Set<String> once = new HashSet<>();
        for (Decision decision : decisions) {
            if (!once.add(decision.decisionId())) breaches.add("two decisions " + decision.decisionId());
            if (decision.offerId().isPresent()) checkOffer(decision, breaches);
        }
        return breaches;
    }

    private void checkOffer(Decision decision, List<String> breaches) {
        Campaign campaign = campaigns.stream().filter(one -> one.id().equals(decision.campaignId())).findFirst().orElseThrow();
        if (!invented.agrees(decision.customerId())) breaches.add("consent of " + decision.customerId());
        if (new Assignment(campaign.salt(), campaign.id()).draw(decision.claim().unit()) < campaign.holdout())
            breaches.add("holdout of " + decision.customerId());
        if (!Valuation.of(decision.proposal()).equals(decision.valuation())) breaches.add("value of " + decision.decisionId());
        // one that never reached the customer leaves the day to another
        if (!released.contains(decision.claim()) && !offers.add(decision.customerId() + decision.day()))
            breaches.add("two offers of a day to " + decision.customerId());
    }

    /** The most in any window of the cap's length that ends on the day. @param campaignId or null for all */
    private long most(Cap cap, String campaignId, LocalDate end) {
        Map<String, Long> counts = new HashMap<>();
        for (Claim one : counted) {
            boolean within = !one.day().isAfter(end) && one.day().isAfter(end.minusDays(cap.days()));
            if (!within || !cap.counts(one.channel()) || campaignId != null && !campaignId.equals(one.campaignId())) continue;
            counts.merge(switch (cap.scope()) {
                case CUSTOMER -> one.customerId();
                case GROUP -> one.unit();
                case GLOBAL -> "all";
            }, 1L, Long::sum);
        }
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
