package com.meterwise.campaign.valuation;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Supply;
import com.meterwise.campaign.catalogue.Tariff;

/** What a customer's typical year brings under a tariff: its bill, and what it leaves the retailer. */
public record YearValue(Bill bill, Money margin) {
    /**
     * @param deciles as in {@link Proposal}, or null
     * @param kva     contracted capacity, or null
     * @throws IllegalArgumentException if the tariff charges for something that is not known of the customer
     */
    public static YearValue of(Tariff tariff, Supply supply, YearLoad load, double[][] deciles, Double kva, Surroundings market) {
        Bill bill = Bill.of(tariff, load, kva, market.wholesale());
        return new YearValue(bill, Margin.of(bill, load, LoadPaths.of(load, deciles), supply, tariff, market));
    }
}
