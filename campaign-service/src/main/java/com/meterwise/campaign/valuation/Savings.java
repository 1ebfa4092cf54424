package com.meterwise.campaign.valuation;

import java.util.List;

import com.meterwise.campaign.catalogue.Effect;

/** How a customer's saving may turn out: over courses of its load, answers to the prices, and prices of the market. */
final class Savings {
    /** Multiples of the expected shift, equally likely: some customers move nothing. */
    static final double[] RESPONSES = { 0, .5, 1, 1.5, 2 };
    static final double[] NONE = { 0 };

    private Savings() {}

    /** @param paths of the customer's load */
    static double[] of(Proposal asked, double shift, List<YearLoad> paths) {
        Prices now = Prices.of(asked.now());
        Prices then = asked.then().equals(asked.now()) ? now : Prices.of(asked.then());
        double[][] markets = markets(asked);
        double[] responses = shift == 0 ? NONE : RESPONSES;
        double[] savings = new double[paths.size() * markets.length * responses.length];
        double outside = outside(asked);
        int i = 0;
        for (YearLoad path : paths) {
            YearLoad changed = path.after(asked.product().effect());
            YearLoad moved = shift == 0 ? changed : changed.shifted(shift, asked.then());
            for (double[] market : markets) {
                double before = now.total(path, asked.kva(), market);
                double unmoved = then.total(changed, asked.kva(), market);
                // Moving energy changes a bill in proportion to what is moved, so two bills tell all.
                double perShift = shift == 0 ? 0 : (then.total(moved, asked.kva(), market) - unmoved) / shift;
                for (double response : responses)
                    savings[i++] = before - unmoved - perShift * Math.min(1, shift * response) + outside;
            }
        }
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

    static double[][] markets(Proposal asked) {
        double[] mean = asked.market().wholesale();
        boolean follows = asked.now().extras().spot() != null || asked.then().extras().spot() != null;
        if (!follows || mean == null) return new double[][]{ mean };
        return new double[][]{ times(mean, asked.market().low()), mean, times(mean, asked.market().high()) };
    }

    private static double[] times(double[] prices, double factor) {
        double[] scaled = prices.clone();
        for (int h = 0; h < scaled.length; h++)
            scaled[h] *= factor;
        return scaled;
    }
}
