package com.meterwise.segmentation.features;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures of a customer's days in their order: whether they rise, break, or change with the season. NaN where too little is known. */
final class Trends {
    private static final int WEEK = 7;
    private static final double DAYS_A_YEAR = 365;
    /** The largest deviation of a random walk tied at both ends exceeds this in one series of twenty (Kolmogorov). */
    private static final double CHANCE = 1.36;
    private static final int LEAST_OF_A_SEASON = 14;

    private Trends() {}

    /** Median slope between the same weekdays of different weeks (Theil and Sen), per year, as part of the mean. */
    static double trend(LoadShape shape) {
        List<Double> slopes = new ArrayList<>();
        for (int later = 1; later < shape.days.length; later++)
            for (int earlier = 0; earlier < later; earlier++) {
                long apart = ChronoUnit.DAYS.between(shape.date(earlier), shape.date(later));
                if (apart % WEEK == 0) slopes.add((shape.days[later] - shape.days[earlier]) / apart);
            }
        double[] sorted = slopes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return LoadShape.quantile(sorted, 0.5) * DAYS_A_YEAR / shape.dailyKwh;
    }

    /** Days from the last day on which the level was the old one to the window's end; NaN if chance could have made it. */
    static double daysSinceBreak(LoadShape shape) {
        double[] rest = weekdaysTakenOff(shape);
        double deviation = Shapes.variation(rest);
        double mean = LoadShape.mean(rest);
        double walk = 0;
        double farthest = 0;
        int at = -1;
        for (int day = 0; day < rest.length - 1; day++) {
            walk += rest[day] - mean;
            if (Math.abs(walk) > farthest) {
                farthest = Math.abs(walk);
                at = day;
            }
        }
        boolean real = at >= 0 && farthest / (deviation * mean * Math.sqrt(rest.length)) > CHANCE;
        return real ? ChronoUnit.DAYS.between(shape.date(at), shape.window.to()) : Double.NaN;
    }

    /** Mean day of June to August over that of December to February. */
    static double summerOverWinter(LoadShape shape) {
        double[] summer = days(shape, 6, 7, 8);
        double[] winter = days(shape, 12, 1, 2);
        boolean known = summer.length >= LEAST_OF_A_SEASON && winter.length >= LEAST_OF_A_SEASON;
        return known ? LoadShape.mean(summer) / LoadShape.mean(winter) : Double.NaN;
    }

    /** Standard deviation over mean of the weeks' highest hours; a week counts with five usable days. */
    static double peakVolatility(LoadShape shape) {
        List<Double> peaks = new ArrayList<>();
        double peak = Double.NEGATIVE_INFINITY;
        int days = 0;
        for (int day = 0; day < shape.days.length; day++) {
            peak = Math.max(peak, Arrays.stream(shape.dayShapes.get(day)).filter(kw -> !Double.isNaN(kw)).max().orElse(peak));
            days++;
            boolean lastOfWeek = day + 1 == shape.days.length || week(shape, day + 1) != week(shape, day);
            if (!lastOfWeek) continue;
            if (days >= 5) peaks.add(peak);
            peak = Double.NEGATIVE_INFINITY;
            days = 0;
        }
        return peaks.size() < 3 ? Double.NaN : Shapes.variation(peaks.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Entropy of the three-hour block in which days are highest, in nats: 0 if always the same, ln 8 if any. */
    static double shapeEntropy(LoadShape shape) {
        int[] counts = new int[8];
        for (double[] kw : shape.dayShapes) {
            double[] blocks = new double[8];
            for (int hour = 0; hour < 24; hour++)
                blocks[hour / 3] += Double.isNaN(kw[hour]) ? 0 : kw[hour];
            int highest = 0;
            for (int block = 1; block < 8; block++)
                if (blocks[block] > blocks[highest]) highest = block;
            counts[highest]++;
        }
        double entropy = 0;
        for (int count : counts)
            if (count > 0) entropy -= (double) count / shape.dayShapes.size() * Math.log((double) count / shape.dayShapes.size());
        return entropy;
    }

    private static double[] weekdaysTakenOff(LoadShape shape) {
        double[] sums = new double[WEEK];
        int[] counts = new int[WEEK];
        for (int day = 0; day < shape.days.length; day++) {
            sums[weekday(shape, day)] += shape.days[day];
            counts[weekday(shape, day)]++;
        }
        double[] rest = new double[shape.days.length];
        for (int day = 0; day < rest.length; day++)
            rest[day] = shape.days[day] - sums[weekday(shape, day)] / counts[weekday(shape, day)] + shape.dailyKwh;
        return rest;
    }

    private static double[] days(LoadShape shape, int... months) {
        List<Double> days = new ArrayList<>();
        for (int day = 0; day < shape.days.length; day++) {
            LocalDate date = shape.date(day);
            if (Arrays.stream(months).anyMatch(month -> month == date.getMonthValue())) days.add(shape.days[day]);
        }
        return days.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int weekday(LoadShape shape, int day) { return shape.date(day).getDayOfWeek().getValue() - 1; }

    private static long week(LoadShape shape, int day) { return Math.floorDiv(shape.date(day).toEpochDay() + 3, WEEK); }
}
