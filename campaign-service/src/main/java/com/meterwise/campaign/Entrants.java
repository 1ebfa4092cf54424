package com.meterwise.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Conditions;
import com.meterwise.campaign.decision.DecisionTable;
import com.meterwise.campaign.decision.EntryTable;
import com.meterwise.campaign.decision.EntryTable.Waiting;
import com.meterwise.campaign.intake.Market;
import com.meterwise.campaign.intake.Trigger;
import com.meterwise.campaign.intake.TriggerTable;
import com.meterwise.campaign.offers.CandidateTable;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.work.Batches;

/** Who comes before which campaign on a closed day, and why. What that means is told at {@code Entry}. */
final class Entrants {
    private static final int AT_ONCE = 500;

    private final Map<String, Map<String, List<String>>> campaigns = new TreeMap<>();

    private final LocalDate day;

    private Entrants(LocalDate day) { this.day = day; }

    static Entrants on(LocalDate day, Shard shard, Catalogue catalogue, Market market, Connection connection) throws SQLException {
        Entrants entrants = new Entrants(day);
        List<Campaign> running = catalogue.running(day);
        List<String> onChange = running.stream().filter(campaign -> campaign.entry().opensOnChange()).map(Campaign::id).toList();
        for (Trigger trigger : new TriggerTable(connection).open(shard, day))
            onChange.forEach(campaign -> entrants.add(trigger.customerId(), campaign, trigger.detail()));
        List<Campaign> onCondition = running.stream().filter(campaign -> campaign.entry().when() != null).toList();
        if (!onCondition.isEmpty()) entrants.addConditions(day, shard, new Conditions(catalogue, onCondition), market, connection);
        entrants.addWaiting(day, shard, catalogue, connection);
        // who was decided on while the day was open has been considered, and is not decided on again
        if (!entrants.isEmpty())
            new DecisionTable(connection).decidedLive(day)
                    .forEach((customer, decided) -> entrants.campaigns.getOrDefault(customer, new TreeMap<>()).keySet().removeAll(decided));
        return entrants;
    }

    boolean isEmpty() { return campaigns.isEmpty(); }

    List<String> customers() { return List.copyOf(campaigns.keySet()); }

    /** Campaigns the customer comes before; none if all were decided while the day was open. */
    List<Campaign> campaigns(String customerId, Catalogue catalogue) {
        Set<String> entered = campaigns.get(customerId).keySet();
        return catalogue.running(day).stream().filter(one -> entered.contains(one.id())).toList();
    }

    /** Why, by customer, in the order the reasons came up. */
    Map<String, List<String>> reasons(List<String> customers) {
        Map<String, List<String>> reasons = new TreeMap<>();
        for (String customer : customers)
            reasons.put(customer, campaigns.get(customer).values().stream().flatMap(List::stream).distinct().toList());
        return reasons;
    }

    private void add(String customerId, String campaignId, String reason) {
        campaigns.computeIfAbsent(customerId, id -> new TreeMap<>()).computeIfAbsent(campaignId, id -> new ArrayList<>()).add(reason);
    }

    private void addConditions(LocalDate day, Shard shard, Conditions conditions, Market market, Connection connection)
            throws SQLException {
        EntryTable entries = new EntryTable(connection);
        CandidateTable table = new CandidateTable(connection);
        List<String> customers = table.customers(shard.firstBucket(), shard.lastBucket());
        for (List<String> some : Batches.of(customers, AT_ONCE)) {
            Map<String, Set<String>> held = entries.held(some);
            List<Waiting> begun = new ArrayList<>();
            List<String[]> ended = new ArrayList<>();
            for (Candidate candidate : table.on(day, CandidateTable.unexplained(some), market)) {
                String customer = candidate.account().customerId();
                Map<String, String> holding = conditions.holding(candidate);
                Set<String> before = held.getOrDefault(customer, Set.of());
                holding.forEach((campaign, why) -> {
                    if (before.contains(campaign)) return;
                    add(customer, campaign, why);
                    begun.add(new Waiting(campaign, customer, day, why));
                });
                for (String campaign : new TreeSet<>(before))
                    if (conditions.asks(campaign) && !holding.containsKey(campaign)) ended.add(new String[]{ campaign, customer });
            }
            entries.begin(begun);
            entries.end(ended);
        }
    }

    private void addWaiting(LocalDate day, Shard shard, Catalogue catalogue, Connection connection) throws SQLException {
        EntryTable entries = new EntryTable(connection);
        List<String> customers = entries.waitingIn(shard.firstBucket(), shard.lastBucket());
        if (customers.isEmpty()) return;
        int days = catalogue.policy(day).map(policy -> policy.contact().waitDays()).orElse(0);
        Set<String> running = new TreeSet<>(catalogue.running(day).stream().map(Campaign::id).toList());
        for (Waiting one : entries.waiting(customers, day.minusDays(days)))
            if (running.contains(one.campaignId())) add(one.customerId(), one.campaignId(), one.detail());
    }
}
