package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A campaign decided about a customer for a market day: offered, or not and why.
 *
 * @param outcome OFFERED, SUPPRESSED or HELD_OUT
 * @param rules   in the order evaluated; the first that hits decides
 * @param inputs  what the decision rests on, by name, so that it can be recomputed
 */
public record DecisionMade(String decisionId, String customerId, String campaignId, String productId, LocalDate day, String outcome,
        String ruleId, List<Rule> rules, Map<String, String> inputs, String offerId, Instant at) {

    /** @param hit whether this rule ended the evaluation */
    public record Rule(String ruleId, boolean hit, String detail) {}
}
