package com.meterwise.campaign.decision;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import com.meterwise.campaign.valuation.Proposal;
import com.meterwise.campaign.valuation.Valuation;

/**
 * What a campaign decided about a customer on a market day, and why.
 *
 * @param exposable whether the customer's own rules were passed: then it counts in the experiment, offered or held out
 * @param ruleId    the rule that decided, or null if offered
 * @param steps     rules in the order asked
 * @param inputs    numbers it rests on, by name
 * @param claim     what an offer takes, or would take, from caps and budget
 * @param proposal  what was valued, or null if no rule came that far
 */
public record Decision(String customerId, String campaignId, String productId, LocalDate day, Outcome outcome, boolean exposable,
        String ruleId, List<Step> steps, Map<String, String> inputs, Proposal proposal, Valuation valuation, Claim claim) {
    /** Input that only a decision of an open day has: the moment it was made. */
    static final String DECIDED_AT = "decidedAt";

    /** Input: the segment the customer was in. */
    static final String SEGMENT = "segment";

    public enum Outcome {
        OFFERED, SUPPRESSED, HELD_OUT
    }

    /** @param hit whether the rule ended the evaluation */
    public record Step(String ruleId, boolean hit, String detail) {}

    public Decision {
        steps = List.copyOf(steps);
        inputs = java.util.Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /** The same decision has the same id, however often it is made. */
    public String decisionId() { return idOf("decision"); }

    /** Whether it was made while its market day was open. */
    public boolean isLive() { return inputs.containsKey(DECIDED_AT); }

    /** Whether the customer was stopped by a cap or a budget and comes again. */
    public boolean waits() { return Rule.isPassing(ruleId); }

    /** The acceptance that was expected before anything was learned from answers: what later answers are compared with. */
    double acceptanceUnlearned() {
        double learned = valuation.acceptance();
        double shift = proposal.market().acceptanceShift();
        double odds = Math.log(learned / (1 - learned)) - shift;
        return shift == 0 || learned <= 0 || learned >= 1 ? learned : 1 / (1 + Math.exp(-odds));
    }

    /** Id of the offer it makes, if it makes one. */
    public Optional<String> offerId() {
        return outcome == Outcome.OFFERED ? Optional.of(idOf("offer")) : Optional.empty();
    }

    private String idOf(String what) {
        return UUID.nameUUIDFromBytes("%s|%s|%s|%s".formatted(what, campaignId, customerId, day).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
