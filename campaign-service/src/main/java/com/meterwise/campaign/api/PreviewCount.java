package com.meterwise.campaign.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.campaign.api.Prospects.Preview;
import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.decision.DecisionTable;
import com.meterwise.campaign.decision.Standing;

/** Counts what a campaign would decide, customer by customer. Not thread-safe. */
final class PreviewCount {
    private static final int SHOWN = 20;

    private final Decider decider;
    private final Campaign campaign;
    private final List<Campaign> others;
    private final LocalDate day;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> rules = new TreeMap<>();
    private final Map<String, Integer> overlap = new TreeMap<>();
    private final List<DecisionTable.Kept> sample = new ArrayList<>();
    private Money value = Money.ZERO;
    private Money cost = Money.ZERO;
    private Money saving = Money.ZERO;

    PreviewCount(Catalogue catalogue, Campaign campaign, LocalDate day) {
        this.decider = new Decider(catalogue);
        this.campaign = campaign;
        this.others = catalogue.running(day).stream().filter(one -> !one.id().equals(campaign.id())).toList();
        this.day = day;
    }

    void add(Candidate candidate) {
        for (Decision decision : decider.decide(candidate, List.of(campaign))) {
            outcomes.merge(decision.outcome().name(), 1, Integer::sum);
            if (sample.size() < SHOWN) sample.add(DecisionTable.Kept.of(decision));
            if (decision.ruleId() != null) {
                rules.merge(decision.ruleId(), 1, Integer::sum);
                continue;
            }
            value = value.plus(decision.valuation().value());
            cost = cost.plus(decision.claim().cost());
            saving = saving.plus(decision.valuation().saving().p50());
            for (Campaign other : others)
                if (reaches(other, candidate)) overlap.merge(other.id(), 1, Integer::sum);
        }
    }

    private boolean reaches(Campaign other, Candidate candidate) {
        Standing standing = candidate.standings().get(other.id());
        return standing != null && standing.open()
                || decider.decide(candidate, List.of(other)).stream().anyMatch(one -> one.offerId().isPresent());
    }

    Preview preview(int customers) {
        return new Preview(campaign.id(), day, customers, outcomes, rules, value, cost, saving, overlap, sample);
    }
}
