package com.meterwise.campaign.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.contracts.CompetitorPrice;

/**
 * The market as it was known on a day.
 *
 * @param latest    newest value of each indicator, by name
 * @param wholesale mean price per kWh in each hour of the last year: 24 of weekdays, then 24 of weekends; null if not known
 * @param rivals    what competitors ask, of {@code latest}
 * @param low       daily mean price over mean that one day in ten stays below; @param high that one in ten exceeds
 */
public record Market(Map<String, Double> latest, List<CompetitorPrice> rivals, double[] wholesale, double low, double high) {
    public static final Market UNKNOWN = new Market(Map.of(), null, 1, 1);
    private static final int HOURS = 48;

    public Market {
        latest = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(latest));
        rivals = List.copyOf(rivals);
        if (wholesale != null && wholesale.length != HOURS)
            throw new IllegalArgumentException("wholesale needs 48 hours, got " + wholesale.length);
    }

    /** The names are read once here, and not for each customer. */
    public Market(Map<String, Double> latest, double[] wholesale, double low, double high) {
        this(latest, new TreeMap<>(latest).entrySet().stream().flatMap(one -> CompetitorPrice.of(one.getKey(), one.getValue()).stream())
                .toList(), wholesale, low, high);
    }

    /** The cheapest rival a customer can go to: indicator and price per kWh. @param annualKwh null if not known */
    public Optional<Map.Entry<String, Double>> bestRival(Double annualKwh) {
        return CompetitorPrice.best(rivals, annualKwh).map(one -> Map.entry(one.indicator(), one.perKwh()));
    }
}
