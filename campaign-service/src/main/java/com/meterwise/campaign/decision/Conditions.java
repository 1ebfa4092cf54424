package com.meterwise.campaign.decision;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Words;
import com.meterwise.expression.Expression;

/** The conditions under which customers enter campaigns. */
public final class Conditions {
    private final Catalogue catalogue;
    private final Map<String, Expression> when = new TreeMap<>();

    /** @param campaigns each with a condition of entry */
    public Conditions(Catalogue catalogue, List<Campaign> campaigns) {
        this.catalogue = catalogue;
        campaigns.forEach(campaign -> when.put(campaign.id(), Words.condition(campaign.entry().when())));
    }

    public boolean asks(String campaignId) { return when.containsKey(campaignId); }

    /** Campaigns whose condition holds of the candidate, each with the numbers it holds with. */
    public Map<String, String> holding(Candidate candidate) {
        CandidateFacts facts = CandidateFacts.of(candidate, catalogue);
        Map<String, String> holding = new TreeMap<>();
        when.forEach((campaign, condition) -> {
            if (condition.holds(facts)) holding.put(campaign, "%s: %s".formatted(condition, condition.explain(facts)));
        });
        return holding;
    }
}
