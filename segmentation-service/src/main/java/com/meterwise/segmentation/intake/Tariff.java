package com.meterwise.segmentation.intake;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a kWh costs, hour by hour.
 *
 * @param prices       price per kWh by period
 * @param slots        period of each local hour of a weekday; may be empty, if one price holds for all
 * @param weekendSlots the same for weekends; the weekday's if empty
 */
public record Tariff(String tariffId, Map<String, Double> prices, List<String> slots, List<String> weekendSlots) {
    private static final int WEEKDAYS = 5;
    private static final int WEEKEND_DAYS = 2;

    public Tariff {
        prices = Map.copyOf(prices);
        slots = List.copyOf(slots);
        weekendSlots = weekendSlots.isEmpty() ? slots : List.copyOf(weekendSlots);
    }

    /**
     * Mean price of a kWh for a customer with such typical days; empty if an hour has no price.
     *
     * @param weekdayKw mean kW per local hour, 24 values, NaN where not known
     */
    public OptionalDouble meanPrice(double[] weekdayKw, double[] weekendKw) {
        if (prices.size() == 1) return OptionalDouble.of(prices.values().iterator().next());
        double money = 0;
        double energy = 0;
        for (int hour = 0; hour < 24; hour++) {
            double workday = WEEKDAYS * known(weekdayKw, hour);
            double weekend = WEEKEND_DAYS * known(weekendKw, hour);
            Double price = at(slots, hour);
            Double weekendPrice = at(weekendSlots, hour);
            if (price == null || weekendPrice == null) return OptionalDouble.empty();
            money += workday * price + weekend * weekendPrice;
            energy += workday + weekend;
        }
        return energy > 0 ? OptionalDouble.of(money / energy) : OptionalDouble.empty();
    }

    private Double at(List<String> periods, int hour) { return hour < periods.size() ? prices.get(periods.get(hour)) : null; }

    private static double known(double[] kw, int hour) { return hour < kw.length && !Double.isNaN(kw[hour]) ? kw[hour] : 0; }
}
