package com.meterwise.segmentation.features;

import com.meterwise.segmentation.features.Periods.Part;

/**
 * How much of its energy a customer uses in a part of the day.
 *
 * @param share of the energy
 * @param rate  mean power in those hours / mean power; NaN if there are none
 */
record PartUse(double share, double rate) {

    /** @param ofTheMarket hours of those whose tariff tells none apart */
    static PartUse of(LoadShape shape, Periods ofTheMarket, Part part) {
        Periods periods = shape.periods(ofTheMarket);
        Sums sums = new Sums();
        if (periods.isSameAllWeek()) sums.add(shape.typicalKw, 1, periods, false, part);
        else {
            sums.add(shape.weekdayKw, shape.usableDays - shape.usableWeekendDays, periods, false, part);
            sums.add(shape.weekendKw, shape.usableWeekendDays, periods, true, part);
        }
        return new PartUse(sums.within / sums.all, sums.within / sums.hoursWithin / (sums.all / sums.hours));
    }

    private static final class Sums {
        private double within;
        private double all;
        private double hoursWithin;
        private double hours;

        /** @param days how many days the typical one stands for; of none nothing is added, not even what is not known */
        void add(double[] kw, int days, Periods periods, boolean weekend, Part part) {
            if (days == 0) return;
            for (int hour = 0; hour < kw.length; hour++) {
                all += days * kw[hour];
                hours += days;
                if (periods.partOf(hour, weekend) != part) continue;
                within += days * kw[hour];
                hoursWithin += days;
            }
        }
    }
}
