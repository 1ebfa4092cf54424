package com.meterwise.campaign.valuation;

/**
 * What a proposal's value depends on beyond customer and catalogue; null where it is not known.
 *
 * @param wholesale  price per kWh by hour, 24 of weekdays, then 24 of weekends
 * @param low        market's daily price over its mean that one day in ten stays below; @param high that one in ten exceeds
 * @param rival      the cheapest rival's indicator; @param rivalPrice what it asks per kWh
 * @param lossShare  energy lost on the way to this customer, per kWh sold
 * @param acceptanceShift log odds added to the product's acceptance, as learned from answers
 */
public record Surroundings(double[] wholesale, double low, double high, String rival, Double rivalPrice, Double lossShare,
        double acceptanceShift) {
    public static final Surroundings NONE = new Surroundings(null, 1, 1, null, null, null, 0);
}
