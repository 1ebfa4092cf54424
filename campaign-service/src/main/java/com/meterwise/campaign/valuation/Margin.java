package com.meterwise.campaign.valuation;

import java.util.List;
import java.util.Map;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Supply;
import com.meterwise.campaign.catalogue.Tariff;

/** What a customer leaves the retailer in a year. */
final class Margin {
    private Margin() {}

    /**
     * Revenue for energy less what it costs to buy, losses, deviation and service. Demand part and power-factor adjustment are passed on and
     * leave nothing.
     *
     * @param market the customer's own share of losses counts before the supply's, and energy sold at the market's price is bought at it
     * @param paths courses the load may take: the mean deviation fee over them is expected
     */
    static Money of(Bill bill, YearLoad load, List<YearLoad> paths, Supply supply, Tariff tariff, Surroundings market) {
        double bought = bought(load, supply, tariff, market.wholesale());
        double lossShare = lossShare(supply, market);
        double deviation = paths.stream().mapToDouble(path -> DeviationFee.of(path.kwh(), load.kwh(), supply.deviation())).average()
                .orElse(0);
        return Money.rounded(bill.energy().toDouble() - bought * (1 + lossShare) - deviation - supply.service().toDouble());
    }

    /** What a year's load costs to buy, before losses. @param wholesale price by hour, or null */
    static double bought(YearLoad load, Supply supply, Tariff tariff, double[] wholesale) {
        double bought = 0;
        for (Map.Entry<String, Double> period : load.kwhBy(supply.periods()).entrySet())
            bought += period.getValue() * supply.costs().get(period.getKey()).toDouble();
        if (tariff.extras().spot() == null || wholesale == null) return bought;
        double share = tariff.extras().spot().share();
        return bought * (1 - share) + Prices.cost(load.kwhByHour(), wholesale) * share;
    }

    static double lossShare(Supply supply, Surroundings market) {
        return market.lossShare() == null ? supply.lossShare() : market.lossShare();
    }
}
