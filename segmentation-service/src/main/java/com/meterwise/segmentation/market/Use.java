package com.meterwise.segmentation.market;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A customer in a period, with its attributes as of the cut-off day; what is not known is null.
 *
 * @param part      of the market it belongs to; UNKNOWN if its attribute is not known
 * @param unitPrice what it pays per kWh
 * @param annualRevenue told with the customer; goes before a price
 * @param firstDay  first day with readings ever
 * @param lastDay   last day with readings up to the period's end
 */
record Use(String customerId, String part, double kwh, Double unitPrice, Double annualRevenue, String region, LocalDate firstDay,
        LocalDate lastDay) {
    private static final double DAYS_A_YEAR = 365;

    /** For the days of the period on which it was there; null if nothing tells it. */
    Double revenue(LocalDate from, LocalDate to) {
        if (annualRevenue != null) return Double.valueOf(annualRevenue * days(from, to) / DAYS_A_YEAR);
        return unitPrice == null ? null : Double.valueOf(unitPrice * kwh);
    }

    /** As if it used so much all year. */
    double annualKwh(LocalDate from, LocalDate to) { return kwh * DAYS_A_YEAR / days(from, to); }

    private long days(LocalDate from, LocalDate to) {
        LocalDate begin = firstDay.isAfter(from) ? firstDay : from;
        LocalDate end = lastDay.isBefore(to) ? lastDay : to;
        return Math.max(1, ChronoUnit.DAYS.between(begin, end) + 1);
    }

    /** What it pays per kWh, from its price or from its revenue. */
    Double price(LocalDate from, LocalDate to) {
        if (unitPrice != null) return unitPrice;
        return annualRevenue != null && kwh > 0 ? Double.valueOf(revenue(from, to) / kwh) : null;
    }
}
