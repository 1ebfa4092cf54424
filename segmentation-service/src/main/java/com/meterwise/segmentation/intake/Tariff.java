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
    public Tariff {
        prices = Map.copyOf(prices);
        slots = List.copyOf(slots);
        weekendSlots = weekendSlots.isEmpty() ? slots : List.copyOf(weekendSlots);
    }

    /**
     * Mean price of a kWh for a customer with such typical days; empty if an hour it uses has no price.
     *
     * @param weekdayKw mean kW per local hour, 24 values, NaN where not known
     */
    public OptionalDouble meanPrice(double[] weekdayKw, double[] weekendKw) {
        if (prices.size() == 1) return OptionalDouble.of(prices.values().iterator().next());
        return hourly().meanFor(weekdayKw, weekendKw);
    }

    /** Price of each hour, NaN where the tariff does not say. */
    public HourlyPrice hourly() {
        return new HourlyPrice(hourly(slots), hourly(weekendSlots));
    }

    private double[] hourly(List<String> periods) {
        double[] hourly = new double[24];
        for (int hour = 0; hour < 24; hour++)
            hourly[hour] = hour < periods.size() ? prices.getOrDefault(periods.get(hour), Double.NaN) : Double.NaN;
        return hourly;
    }
}
