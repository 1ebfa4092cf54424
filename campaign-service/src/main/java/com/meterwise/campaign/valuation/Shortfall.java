package com.meterwise.campaign.valuation;

import java.util.Arrays;
import java.util.List;

import com.meterwise.campaign.catalogue.Money;

/** The retailer's risk with a proposal: by how much the change of a year's margin may fall short of its mean. The definition is ours: mean less P10. */
final class Shortfall {
    private Shortfall() {}

    /** @param paths of the customer's load @return a year, 0 or more */
    static Money of(Proposal asked, double shift, List<YearLoad> paths) {
        Prices now = Prices.of(asked.now());
        Prices then = Prices.of(asked.then());
        double[] changes = Outcomes.changes(asked, shift, paths, (load, market) -> left(now, load, asked, market),
                (load, market) -> left(then, load, asked, market));
        double mean = Arrays.stream(changes).average().orElseThrow();
        Arrays.sort(changes);
        return Money.rounded(Math.max(0, mean - Spread.quantile(changes, .1)));
    }

    /** What the retailer keeps of a year's energy; deviation and service are the same before and after. */
    private static double left(Prices prices, YearLoad load, Proposal asked, double[] market) {
        double bought = Margin.bought(load, asked.policy().supply(), prices.tariff(), market);
        return prices.energy(load, market) - bought * (1 + Margin.lossShare(asked.policy().supply(), asked.market()));
    }
}
