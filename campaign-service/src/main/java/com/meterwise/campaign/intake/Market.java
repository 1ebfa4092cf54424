package com.meterwise.campaign.intake;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.contracts.CompetitorPrice;

/**
 * The market as it was known on a day.
 *
 * @param latest    newest value of each indicator, by name
 * @param wholesale mean price per kWh in each hour of the last year: 24 of weekdays, then 24 of weekends; null if not known
 * @param low       daily mean price over mean that one day in ten stays below; @param high that one in ten exceeds
 */
public record Market(Map<String, Double> latest, double[] wholesale, double low, double high) {
    public static final Market UNKNOWN = new Market(Map.of(), null, 1, 1);
    private static final int HOURS = 48;

    public Market {
        latest = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(latest));
        if (wholesale != null && wholesale.length != HOURS)
            throw new IllegalArgumentException("wholesale needs 48 hours, got " + wholesale.length);
    }

    /** The cheapest rival a customer can go to: indicator and price per kWh. @param annualKwh null if not known */
    public Optional<Map.Entry<String, Double>> bestRival(Double annualKwh) {
        double kwh = annualKwh == null ? 0 : annualKwh;
        return latest.entrySet().stream().filter(one -> CompetitorPrice.is(one.getKey()))
                .filter(one -> CompetitorPrice.leastAnnualKwh(one.getKey()) <= kwh).min(Map.Entry.comparingByValue());
    }
}
