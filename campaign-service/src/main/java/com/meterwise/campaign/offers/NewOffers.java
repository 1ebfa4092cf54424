package com.meterwise.campaign.offers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.offers.Offers.Made;
import com.meterwise.campaign.valuation.Valuation;
import com.meterwise.platform.time.MarketTime;

/** Makes the offer a decision calls for. */
public record NewOffers(MarketTime market) {
    /** @param at when it is made, in market time. @return nothing if the decision offers nothing */
    public Optional<Made> of(Decision decision, Candidate candidate, Instant at) {
        if (decision.offerId().isEmpty()) return Optional.empty();
        Proof proof = Proof.of(decision);
        Valuation valuation = decision.valuation();
        Instant expiresAt = market.endOf(decision.day().plusDays(decision.proposal().product().validDays()));
        Offer offer = new Offer(proof.offerId(), 1, Status.PROPOSED, decision.customerId(), decision.campaignId(), decision.productId(),
                candidate.profile().keyAccount(), decision.day(), valuation.value(), valuation.saving().p50(),
                decision.proposal().then().currency(), reasons(decision, candidate), proof.hash(), expiresAt, at);
        return Optional.of(new Made(offer, proof.json()));
    }

    private static List<String> reasons(Decision decision, Candidate candidate) {
        Valuation valuation = decision.valuation();
        List<String> reasons = new ArrayList<>(candidate.reasons());
        reasons.add("%s instead of %s: saves %s %s a year, %s in one of ten years like it".formatted(decision.proposal().then().name(),
                decision.proposal().now().name(), valuation.saving().p50(), decision.proposal().then().currency(),
                "at most " + valuation.saving().p10()));
        if (valuation.regret() != null && !valuation.regret().amount().isZero())
            reasons.add("of all tariffs, %s would cost the same load least, %s %s a year less than this one"
                    .formatted(valuation.regret().best(), valuation.regret().amount(), decision.proposal().then().currency()));
        return reasons;
    }
}
