package com.meterwise.campaign.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.decision.Decision.Outcome;
import com.meterwise.campaign.decision.Decision.Step;

/** Decides what, if anything, to offer a customer. Same candidate, same catalogue, same decisions. Immutable. */
public final class Decider {
    /** The best is worth most; among equals the lower draw, which is as good as chance and can be checked. */
    private static final Comparator<Case> BEST_FIRST = Comparator.comparing((Case one) -> one.valuation().value()).reversed()
            .thenComparing(Rule::draw);

    private final Catalogue catalogue;

    private final Terms terms;

    public Decider(Catalogue catalogue) { this(catalogue, Terms.NONE); }

    /** @param terms what the decisions draw on besides customer and catalogue; what they reserve is reserved there */
    public Decider(Catalogue catalogue, Terms terms) {
        this.catalogue = catalogue;
        this.terms = terms;
    }

    /** One decision for each campaign; at most one of them offers. */
    public List<Decision> decide(Candidate candidate, List<Campaign> campaigns) {
        List<Case> passed = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        Map<String, Case.Worth> worths = new HashMap<>();
        for (Campaign campaign : campaigns) {
            Case asked = Case.of(candidate, campaign, catalogue, terms, worths).orElse(null);
            if (asked == null) continue;
            Optional<Decision> stopped = stopped(asked);
            if (stopped.isPresent()) decisions.add(stopped.get());
            else
                passed.add(asked);
        }
        passed.sort(BEST_FIRST);
        String earlier = terms.allowances().offeredToday(candidate.account().customerId()).orElse(null);
        if (!passed.isEmpty() && earlier == null) terms.allowances().reserve(passed.get(0).claim());
        for (int i = 0; i < passed.size(); i++)
            decisions.add(i == 0 && earlier == null ? offered(passed.get(0)) : outranked(passed.get(i), passed.get(0), earlier));
        decisions.sort(Comparator.comparing(Decision::campaignId));
        return decisions;
    }

    private static Optional<Decision> stopped(Case asked) {
        List<Step> steps = new ArrayList<>();
        for (Rule rule : Rule.IN_ORDER) {
            Optional<String> reason = rule.check().hits(asked);
            steps.add(new Step(rule.id(), reason.isPresent(), reason.orElse("passed")));
            if (reason.isPresent()) {
                Outcome outcome = rule == Rule.HOLDOUT || rule == Rule.GLOBAL_HOLDOUT ? Outcome.HELD_OUT : Outcome.SUPPRESSED;
                return Optional.of(decision(asked, outcome, rule.isAfterExposure(), rule.id(), steps));
            }
        }
        return Optional.empty();
    }

    private static Decision offered(Case asked) { return decision(asked, Outcome.OFFERED, true, null, allPassed()); }

    /** @param earlier the campaign that made the day's offer before its close, or null */
    private static Decision outranked(Case asked, Case best, String earlier) {
        List<Step> steps = allPassed();
        steps.add(new Step(Rule.RANK, true, earlier == null
                ? "worth %s, %s is worth %s".formatted(asked.valuation().value(), best.campaign().id(), best.valuation().value())
                : "%s made the day's offer while the day was open".formatted(earlier)));
        return decision(asked, Outcome.SUPPRESSED, true, Rule.RANK, steps);
    }

    private static List<Step> allPassed() {
        List<Step> steps = new ArrayList<>();
        for (Rule rule : Rule.IN_ORDER)
            steps.add(new Step(rule.id(), false, "passed"));
        return steps;
    }

    private static Decision decision(Case asked, Outcome outcome, boolean exposable, String ruleId, List<Step> steps) {
        return new Decision(asked.candidate().account().customerId(), asked.campaign().id(), asked.product().id(), asked.candidate().day(),
                outcome, exposable, ruleId, steps, inputs(asked), asked.valued() ? asked.proposal() : null,
                asked.valued() ? asked.valuation() : null, asked.claim());
    }

    private static Map<String, String> inputs(Case asked) {
        Map<String, String> inputs = new TreeMap<>();
        if (asked.terms().at() != null) inputs.put(Decision.DECIDED_AT, asked.terms().at().toString());
        inputs.put("campaignVersion", "" + asked.campaign().version());
        inputs.put("productVersion", "" + asked.product().version());
        inputs.put("policyVersion", "" + asked.policy().version());
        inputs.put("tariff", asked.now().id() + " v" + asked.now().version());
        inputs.put("proposedTariff", asked.then().id() + " v" + asked.then().version());
        inputs.put("holdoutDraw", String.format(Locale.ROOT, "%.12f", Rule.draw(asked)));
        inputs.put("reasons", String.join("; ", asked.candidate().reasons()));
        if (asked.candidate().profile() != null) {
            inputs.put("profileDay", asked.candidate().profile().day().toString());
            if (asked.candidate().profile().segment() != null) inputs.put(Decision.SEGMENT, asked.candidate().profile().segment());
        }
        if (asked.candidate().forecast() != null) inputs.put("forecastDay", asked.candidate().forecast().day().toString());
        if (asked.valued()) {
            inputs.put("notBefore", asked.notBefore().toOffsetDateTime().toString());
            inputs.putAll(asked.told());
        }
        return inputs;
    }
}
