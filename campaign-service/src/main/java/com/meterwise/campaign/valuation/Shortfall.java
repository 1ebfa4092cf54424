package com.meterwise.campaign.valuation;

import java.util.Arrays;
import java.util.List;

import com.meterwise.campaign.catalogue.Money;

/**
 * The retailer's risk with a proposal: by how much the change of a year's margin may fall short of its mean, over the same courses of load,
 * answers to the prices and prices of the market as the customer's saving. The definition is ours: mean less P10.
 */
final class Shortfall {
    private Shortfall() {}

    /** @param paths of the customer's load @return a year, 0 or more */
    static Money of(Proposal asked, double shift, List<YearLoad> paths) {
        double[] changes = changes(asked, shift, paths);
        double mean = Arrays.stream(changes).average().orElseThrow();
        Arrays.sort(changes);
        return Money.rounded(Math.max(0, mean - Spread.quantile(changes, .1)));
    }

    private static double[] changes(Proposal asked, double shift, List<YearLoad> paths) {
        Prices now = Prices.of(asked.now());
        Prices then = Prices.of(asked.then());
        double[][] markets = Savings.markets(asked);
        double[] responses = shift == 0 ? Savings.NONE : Savings.RESPONSES;
        double[] changes = new double[paths.size() * markets.length * responses.length];
        int i = 0;
        for (YearLoad path : paths) {
            YearLoad changed = path.after(asked.product().effect());
            YearLoad moved = shift == 0 ? changed : changed.shifted(shift, asked.then());
            for (double[] market : markets) {
                double before = left(now, path, asked, market);
                double unmoved = left(then, changed, asked, market);
                double perShift = shift == 0 ? 0 : (left(then, moved, asked, market) - unmoved) / shift;
                for (double response : responses)
                    changes[i++] = unmoved + perShift * Math.min(1, shift * response) - before;
            }
        }
        return changes;
    }

    /** What the retailer keeps of a year's energy; deviation and service are the same before and after. */
    private static double left(Prices prices, YearLoad load, Proposal asked, double[] market) {
        double bought = Margin.bought(load, asked.policy().supply(), prices.tariff(), market);
        return prices.energy(load, market) - bought * (1 + Margin.lossShare(asked.policy().supply(), asked.market()));
    }
}
