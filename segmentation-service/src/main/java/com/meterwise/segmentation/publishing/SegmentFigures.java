package com.meterwise.segmentation.publishing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;

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
        double[] weekdayKw, double[] weekendKw) {

    /** The typical days of all customers together, to hold a segment's against: the segments' weighted by their customers. */
    public static Average averageOf(Collection<SegmentFigures> segments) {
        int customers = segments.stream().mapToInt(SegmentFigures::customers).sum();
        double kwh = segments.stream().mapToDouble(SegmentFigures::annualKwh).sum();
        return new Average(customers, customers == 0 ? null : Double.valueOf(kwh / customers), mean(segments, SegmentFigures::weekdayKw),
                mean(segments, SegmentFigures::weekendKw));
    }

    /** @param annualKwh of one customer; null without any */
    public record Average(int customers, Double annualKwh, double[] weekdayKw, double[] weekendKw) {}

    private static double[] mean(Collection<SegmentFigures> segments, Function<SegmentFigures, double[]> days) {
        double[] sum = new double[24];
        int[] counts = new int[24];
        for (SegmentFigures segment : segments)
            for (int hour = 0; hour < 24; hour++) {
                double kw = days.apply(segment)[hour];
                if (Double.isNaN(kw)) continue;
                sum[hour] += segment.customers * kw;
                counts[hour] += segment.customers;
            }
        for (int hour = 0; hour < 24; hour++)
            sum[hour] = counts[hour] == 0 ? Double.NaN : sum[hour] / counts[hour];
        return sum;
    }
}
