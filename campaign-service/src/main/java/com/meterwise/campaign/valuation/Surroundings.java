package com.meterwise.campaign.valuation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * What a proposal's value depends on beyond customer and catalogue; null where it is not known.
 *
 * @param wholesale  price per kWh by hour, 24 of weekdays, then 24 of weekends
 * @param low        market's daily price over its mean that one day in ten stays below; @param high that one in ten exceeds
 * @param rival      the cheapest rival's indicator; @param rivalPrice what it asks per kWh
 * @param lossShare  energy lost on the way to this customer, per kWh sold
 * @param acceptanceShift log odds added to the product's acceptance, as learned from answers
 * @param anyway     chance that the customer takes the product without being offered it, as learned from customers held out
 */
public record Surroundings(double[] wholesale, double low, double high, String rival, Double rivalPrice, Double lossShare,
        double acceptanceShift, @JsonInclude(Include.NON_NULL) Double anyway) {
    public static final Surroundings NONE = new Surroundings(null, 1, 1, null, null, null, 0, null);
}
