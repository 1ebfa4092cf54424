package com.meterwise.campaign.decision;

import java.time.LocalDate;
import java.util.Optional;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Policy;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.valuation.YearLoad;
import com.meterwise.campaign.valuation.YearValue;

/**
 * What a draft would do to one customer's year, with everything else as it is.
 *
 * @param billChange   negative: the customer pays less
 * @param marginChange negative: the retailer earns less
 */
public record Impact(String customerId, String tariffId, Money billBefore, Money billAfter, Money billChange, Money marginBefore,
        Money marginAfter, Money marginChange) {

    /** A catalogue and the market day it is asked for. */
    public record At(Catalogue catalogue, LocalDate day) {}

    /** @return nothing if the customer's year cannot be billed: no load profile, no tariff, or a quantity that is charged is not known */
    public static Optional<Impact> of(Candidate candidate, At before, At after) {
        if (candidate.profile() == null) return Optional.empty();
        try {
            YearValue now = value(candidate, before);
            YearValue then = value(candidate, after);
            if (now == null || then == null) return Optional.empty();
            return Optional.of(new Impact(candidate.account().customerId(), then.bill().tariffId(), now.bill().total(), then.bill().total(),
                    then.bill().total().minus(now.bill().total()), now.margin(), then.margin(), then.margin().minus(now.margin())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static YearValue value(Candidate candidate, At at) {
        Policy policy = at.catalogue().policy(at.day()).orElse(null);
        if (policy == null) return null;
        Tariff tariff = at.catalogue().tariff(Case.tariffOf(candidate, policy), at.day()).orElse(null);
        if (tariff == null) return null;
        return YearValue.of(tariff, policy.supply(), YearLoad.of(candidate.profile()),
                candidate.forecast() == null ? null : candidate.forecast().deciles(), candidate.account().contractedKva(),
                Case.surroundings(candidate, 0, null));
    }
}
