package com.meterwise.segmentation.market;

import java.time.LocalDate;

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

    /** For a period of so many days; null if nothing tells it. */
    Double revenue(long days) {
        if (annualRevenue != null) return Double.valueOf(annualRevenue * days / DAYS_A_YEAR);
        return unitPrice == null ? null : Double.valueOf(unitPrice * kwh);
    }

    /** What it pays per kWh, from its price or from its revenue. */
    Double price(long days) {
        if (unitPrice != null) return unitPrice;
        return annualRevenue != null && kwh > 0 ? Double.valueOf(revenue(days) / kwh) : null;
    }
}
