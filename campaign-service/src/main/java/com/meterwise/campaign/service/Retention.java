package com.meterwise.campaign.service;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.decision.Decision;

/**
 * A move that keeps a customer, and what it costs.
 *
 * @param cost    margin given up if the customer stays anyway, contact and incentive: what is paid for the better chance that it stays
 * @param gain    change of the expected margin, with the chance that it leaves
 * @param blocker rule that stops the offer today, or null
 */
public record Retention(String campaignId, String productId, Money cost, Money gain, String blocker, String reason) {

    /** The cheapest of the moves that gain more than nothing. @param decisions of all campaigns, valued where there was data */
    static Optional<Retention> cheapest(Collection<Decision> decisions) {
        return decisions.stream().filter(one -> one.valuation() != null && one.valuation().change().compareTo(Money.ZERO) > 0)
                .map(Retention::of).min(Comparator.comparing(Retention::cost).thenComparing(Retention::campaignId));
    }

    private static Retention of(Decision decision) {
        Money given = decision.valuation().marginBefore().minus(decision.valuation().marginAfter());
        Money cost = given.plus(decision.claim().cost());
        return new Retention(decision.campaignId(), decision.productId(), cost, decision.valuation().change(), decision.ruleId(),
                "gives up %s of margin and costs %s; expected margin changes by %s".formatted(given, decision.claim().cost(),
                        decision.valuation().change()));
    }
}
