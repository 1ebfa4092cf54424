package com.meterwise.segmentation.features;

import java.util.ArrayList;
import java.util.List;

import com.meterwise.platform.time.MarketTime;

/**
 * How a customer's load answers to temperature. The change-point model has a flat middle: energy of a day = base + heating x degrees below the
 * lower point + cooling x degrees above the upper one; the points are those of a grid that leave the least error.
 */
final class Weather {
    /** No temperature in the window. */
    static final Weather NONE = new Weather(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private static final int LEAST_DAYS = 28;
    private static final int LEAST_HOURS = 24 * 14;
    private static final int LEAST_HOURS_OF_A_DAY = 18;
    private static final int MOST_LAG = 24;
    private static final int LAG_STEP = 3;
    /** Days a side needs beyond its point: fewer show a slope of anything. */
    private static final int LEAST_BEYOND = 7;

    final double heating;
    final double cooling;
    final double correlation;
    final double lag;

    private Weather(double heating, double cooling, double correlation, double lag) {
        this.heating = heating;
        this.cooling = cooling;
        this.correlation = correlation;
        this.lag = lag;
    }

    static Weather of(LoadShape shape, MarketTime time) {
        if (!shape.window.surroundings().hasWeather()) return NONE;
        double[] slopes = slopes(shape, time);
        double[] lagged = lagged(shape, time);
        return new Weather(slopes[0], slopes[1], lagged[0], lagged[1]);
    }

    private static double[] slopes(LoadShape shape, MarketTime time) {
        List<double[]> days = new ArrayList<>();
        for (int day = 0; day < shape.days.length; day++) {
            double sum = 0;
            int known = 0;
            long end = Surroundings.hour(time.endOf(shape.date(day)));
            for (long hour = Surroundings.hour(time.startOf(shape.date(day))); hour < end; hour++) {
                double celsius = shape.window.surroundings().celsiusAt(hour);
                if (Double.isNaN(celsius)) continue;
                sum += celsius;
                known++;
            }
            if (known >= LEAST_HOURS_OF_A_DAY) days.add(new double[]{ sum / known, shape.days[day] / shape.dailyKwh });
        }
        double[] best = { Double.NaN, Double.NaN };
        if (days.size() < LEAST_DAYS) return best;
        double least = Double.POSITIVE_INFINITY;
        for (int lower = 8; lower <= 18; lower++)
            for (int upper = lower + 2; upper <= 26; upper += 2) {
                double[] fit = fit(days, lower, upper);
                if (fit[2] < least - 1e-12) {
                    least = fit[2];
                    best = fit;
                }
            }
        return new double[]{ best[0], best[1] };
    }

    /** Least squares with slopes not below zero. @return heating, cooling, squared error; NaN for a side too few days are on */
    private static double[] fit(List<double[]> days, double lower, double upper) {
        boolean heats = days.stream().filter(day -> day[0] < lower).count() >= LEAST_BEYOND;
        boolean cools = days.stream().filter(day -> day[0] > upper).count() >= LEAST_BEYOND;
        double[] fit = solve(days, lower, upper, heats, cools);
        if (heats && fit[0] < 0) fit = solve(days, lower, upper, false, cools);
        if (cools && fit[1] < 0) fit = solve(days, lower, upper, heats && fit[0] > 0, false);
        return new double[]{ heats ? Math.max(0, fit[0]) : Double.NaN, cools ? Math.max(0, fit[1]) : Double.NaN, fit[2] };
    }

    private static double[] solve(List<double[]> days, double lower, double upper, boolean heats, boolean cools) {
        double n = days.size();
        double meanH = 0;
        double meanC = 0;
        double meanY = 0;
        for (double[] day : days) {
            meanH += Math.max(0, lower - day[0]) / n;
            meanC += Math.max(0, day[0] - upper) / n;
            meanY += day[1] / n;
        }
        double hh = 0;
        double cc = 0;
        double hc = 0;
        double hy = 0;
        double cy = 0;
        double yy = 0;
        for (double[] day : days) {
            double h = heats ? Math.max(0, lower - day[0]) - meanH : 0;
            double c = cools ? Math.max(0, day[0] - upper) - meanC : 0;
            double y = day[1] - meanY;
            hh += h * h;
            cc += c * c;
            hc += h * c;
            hy += h * y;
            cy += c * y;
            yy += y * y;
        }
        double heating = 0;
        double cooling = 0;
        double determinant = hh * cc - hc * hc;
        if (determinant > 1e-9) {
            heating = (hy * cc - cy * hc) / determinant;
            cooling = (cy * hh - hy * hc) / determinant;
        } else if (hh > 1e-9) heating = hy / hh;
        else if (cc > 1e-9) cooling = cy / cc;
        return new double[]{ heating, cooling, yy - heating * hy - cooling * cy };
    }

    /** Correlation of hourly load with temperature, at the lag where it is strongest. @return correlation, lag in hours */
    private static double[] lagged(LoadShape shape, MarketTime time) {
        double[] best = { Double.NaN, Double.NaN };
        for (int lag = 0; lag <= MOST_LAG; lag += LAG_STEP) {
            double[] celsius = new double[24 * shape.days.length];
            double[] kw = new double[celsius.length];
            int known = 0;
            for (int day = 0; day < shape.days.length; day++) {
                long midnight = Surroundings.hour(time.startOf(shape.date(day)));
                for (int hour = 0; hour < 24; hour++) {
                    int at = 24 * day + hour;
                    kw[at] = shape.dayShapes.get(day)[hour];
                    celsius[at] = shape.window.surroundings().celsiusAt(midnight + hour - lag);
                    if (!Double.isNaN(kw[at] + celsius[at])) known++;
                }
            }
            if (known < LEAST_HOURS) continue;
            double correlation = Shapes.correlation(kw, celsius);
            if (Double.isNaN(best[0]) || Math.abs(correlation) > Math.abs(best[0])) best = new double[]{ correlation, lag };
        }
        return best;
    }
}
