package com.meterwise.campaign.valuation;

import java.util.List;

import com.meterwise.campaign.catalogue.Effect;

/** How a customer's saving may turn out: over courses of its load, answers to the prices, and prices of the market. */
final class Savings {
    private Savings() {}

    /** @param paths of the customer's load */
    static double[] of(Proposal asked, double shift, List<YearLoad> paths) {
        Prices now = Prices.of(asked.now());
        Prices then = asked.then().equals(asked.now()) ? now : Prices.of(asked.then());
        double[] savings = Outcomes.changes(asked, shift, paths, (load, market) -> -now.total(load, asked.kva(), market),
                (load, market) -> -then.total(load, asked.kva(), market));
        double outside = outside(asked);
        for (int i = 0; i < savings.length; i++)
            savings[i] += outside;
        return savings;
    }

    /** What the customer gets or pays beside the bill. */
    static double outside(Proposal asked) {
        Effect effect = asked.product().effect();
        return reduced(asked) * (effect.response() == null ? 0 : effect.response().reward().toDouble()) - effect.customerCost().toDouble();
    }

    /** kWh a year not taken on call. */
    static double reduced(Proposal asked) {
        Effect.Response response = asked.product().effect().response();
        return response == null || asked.load().peakKw() == null ? 0 : response.hours() * response.share() * asked.load().peakKw();
    }
}
