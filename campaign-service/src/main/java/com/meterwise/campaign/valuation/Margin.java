package com.meterwise.campaign.valuation;

import java.util.List;
import java.util.Map;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Supply;

/** What a customer leaves the retailer in a year. */
final class Margin {
    private Margin() {}

    /**
     * Revenue for energy less what it costs to buy, losses, deviation and service. Demand part and power-factor adjustment are passed on and
     * leave nothing.
     *
     * @param paths courses the load may take: the mean deviation fee over them is expected
     */
    static Money of(Bill bill, YearLoad load, List<YearLoad> paths, Supply supply) {
        double bought = 0;
        for (Map.Entry<String, Double> period : load.kwhBy(supply.periods()).entrySet()) {
            bought += period.getValue() * supply.costs().get(period.getKey()).toDouble();
        }
        double deviation = paths.stream().mapToDouble(path -> DeviationFee.of(path.kwh(), load.kwh(), supply.deviation())).average()
                .orElse(0);
        return Money.rounded(bill.energy().toDouble() - bought * (1 + supply.lossShare()) - deviation - supply.service().toDouble());
    }
}
