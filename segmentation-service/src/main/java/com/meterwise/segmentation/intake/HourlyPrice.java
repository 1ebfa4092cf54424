package com.meterwise.segmentation.intake;

import java.util.OptionalDouble;

/**
 * A price by local hour, on weekdays and at weekends.
 *
 * @param weekday 24 prices, NaN where not known
 * @param weekend the same for Saturdays and Sundays
 */
public record HourlyPrice(double[] weekday, double[] weekend) {
    private static final int WEEKDAYS = 5;
    private static final int WEEKEND_DAYS = 2;

    public HourlyPrice {
        if (weekday.length != 24 || weekend.length != 24)
            throw new IllegalArgumentException("a price needs 24 hours, got %d and %d".formatted(weekday.length, weekend.length));
        weekday = weekday.clone();
        weekend = weekend.clone();
    }

    /**
     * Mean price of a kWh for a customer with such typical days; empty if it uses energy in an hour without a price, or none at all.
     *
     * @param weekdayKw mean kW per local hour, 24 values, NaN where not known
     */
    public OptionalDouble meanFor(double[] weekdayKw, double[] weekendKw) {
        double money = 0;
        double energy = 0;
        for (int hour = 0; hour < 24; hour++) {
            double onWeekdays = WEEKDAYS * known(weekdayKw, hour);
            double onWeekends = WEEKEND_DAYS * known(weekendKw, hour);
            if (onWeekdays != 0) money += onWeekdays * weekday[hour];
            if (onWeekends != 0) money += onWeekends * weekend[hour];
            energy += onWeekdays + onWeekends;
        }
        return energy > 0 && !Double.isNaN(money) ? OptionalDouble.of(money / energy) : OptionalDouble.empty();
    }

    @Override
    public double[] weekday() { return weekday.clone(); }

    @Override
    public double[] weekend() { return weekend.clone(); }

    private static double known(double[] kw, int hour) { return hour < kw.length && !Double.isNaN(kw[hour]) ? kw[hour] : 0; }
}
