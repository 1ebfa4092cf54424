package com.meterwise.campaign.catalogue;

import static com.meterwise.campaign.catalogue.Definition.requireShare;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/**
 * What supplying a customer costs the retailer.
 *
 * @param costs     energy, networks and levies per kWh by period; the demand part of a bill is passed on to the network and costs what it brings
 * @param lossShare energy bought for each kWh sold, beyond that kWh
 * @param deviation fee for energy that differs from the nomination
 * @param service   a year's service for one customer
 */
public record Supply(Map<String, Money> costs, DayPeriods periods, double lossShare, Deviation deviation, Money service) {
    /**
     * @param tolerance share of the nominated energy that may deviate free of charge
     * @param price     per kWh beyond it
     * @param factor    share of the price charged
     */
    public record Deviation(double tolerance, double price, double factor) {
        public Deviation {
            requireShare(tolerance, "tolerance");
        }
    }

    public Supply {
        costs = java.util.Collections.unmodifiableMap(new TreeMap<>(requireNonNull(costs, "costs")));
        requireNonNull(periods, "periods").requirePriced(costs.keySet());
        requireShare(lossShare, "lossShare");
        requireNonNull(deviation, "deviation");
        requireNonNull(service, "service");
    }
}
