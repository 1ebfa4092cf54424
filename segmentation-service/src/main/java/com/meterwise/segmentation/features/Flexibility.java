package com.meterwise.segmentation.features;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** What a customer could leave out when the grid is short of power: as much as it leaves out on some weekdays by itself. */
final class Flexibility {
    private static final int LEAST_DAYS = 8;

    private Flexibility() {}

    /** Mean over the peak hours of the spread between the upper and the lower quartile of weekdays, kW; NaN with too few weekdays. */
    static double demandResponseKw(LoadShape shape, Periods periods) {
        Periods tariff = shape.periods(periods);
        double sum = 0;
        int hours = 0;
        for (int hour = 0; hour < 24; hour++) {
            if (!tariff.isPeak(hour)) continue;
            double[] kw = weekdays(shape, hour);
            if (kw.length < LEAST_DAYS) continue;
            sum += LoadShape.quantile(kw, 0.75) - LoadShape.quantile(kw, 0.25);
            hours++;
        }
        return hours == 0 ? Double.NaN : sum / hours;
    }

    private static double[] weekdays(LoadShape shape, int hour) {
        List<Double> kw = new ArrayList<>();
        for (int day = 0; day < shape.days.length; day++)
            if (shape.date(day).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !Double.isNaN(shape.dayShapes.get(day)[hour]))
                kw.add(shape.dayShapes.get(day)[hour]);
        return kw.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
