package com.meterwise.campaign.valuation;

import java.util.List;

/** How a year with a proposal may turn out: courses of load, answers to the prices and prices of the market, all equally likely. */
final class Outcomes {
    /** Multiples of the expected shift: some customers move nothing. */
    private static final double[] RESPONSES = { 0, .5, 1, 1.5, 2 };
    private static final double[] NONE = { 0 };

    private Outcomes() {}

    /** What a year's load brings somebody. It is linear in what of the load is moved. */
    interface Amount {
        /** @param wholesale price per kWh by hour, or null */
        double of(YearLoad load, double[] wholesale);
    }

    /**
     * @param shift of load that is expected
     * @param paths of the customer's load
     * @param now   without the proposal
     * @param then  with it
     * @return then less now, for each outcome
     */
    static double[] changes(Proposal asked, double shift, List<YearLoad> paths, Amount now, Amount then) {
        double[][] markets = markets(asked);
        double[] responses = shift == 0 ? NONE : RESPONSES;
        double[] changes = new double[paths.size() * markets.length * responses.length];
        int i = 0;
        for (YearLoad path : paths) {
            YearLoad changed = path.after(asked.product().effect());
            YearLoad moved = shift == 0 ? changed : changed.shifted(shift, asked.then());
            for (double[] market : markets) {
                double before = now.of(path, market);
                double unmoved = then.of(changed, market);
                // linear, so two amounts tell all responses
                double perShift = shift == 0 ? 0 : (then.of(moved, market) - unmoved) / shift;
                for (double response : responses)
                    changes[i++] = unmoved - before + perShift * Math.min(1, shift * response);
            }
        }
        return changes;
    }

    private static double[][] markets(Proposal asked) {
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
