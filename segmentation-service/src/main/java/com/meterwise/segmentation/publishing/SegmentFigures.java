package com.meterwise.segmentation.publishing;

import java.math.BigDecimal;

/**
 * A segment in numbers, as of a closed day.
 *
 * @param annualKwh    sum over its customers
 * @param energyShare  of all customers' energy
 * @param annualRevenue sum over those whose revenue is known
 * @param revenueShare of all known revenue, or null if none is
 * @param weekdayKw    mean kW per local hour and customer
 */
public record SegmentFigures(int customers, double annualKwh, double energyShare, BigDecimal annualRevenue, Double revenueShare,
        double[] weekdayKw, double[] weekendKw) {}
