package com.meterwise.segmentation.market;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * By how many percent a part's energy changes when an indicator changes by one percent: the slope of ln energy over ln indicator, with its
 * 95 % interval by Student's t.
 *
 * @param elasticity null if there is not enough data
 * @param months     pairs of values the slope rests on
 * @param note       how it was reckoned, or why not
 */
public record Elasticity(String part, String indicator, Double elasticity, Double low, Double high, Double rSquared, int months,
        String note) {
    /** Fewer pairs say nothing about a slope. */
    private static final int LEAST_PAIRS = 12;
    private static final int MONTHS_A_YEAR = 12;
    private static final double SIGNIFICANCE = 0.05;

    /**
     * With two years and more, each month is compared with the same month a year before, so that the season, which moves energy and many
     * indicators alike, falls out.
     *
     * @param energy    mean kWh a day and customer, by month
     * @param indicator mean by month
     */
    static Elasticity of(String part, String name, SortedMap<YearMonth, Double> energy, SortedMap<YearMonth, Double> indicator) {
        List<double[]> yearOnYear = new ArrayList<>();
        List<double[]> levels = new ArrayList<>();
        for (YearMonth month : energy.keySet()) {
            double[] now = logarithms(month, energy, indicator);
            if (now == null) continue;
            levels.add(now);
            double[] before = logarithms(month.minusMonths(MONTHS_A_YEAR), energy, indicator);
            if (before != null) yearOnYear.add(new double[]{ now[0] - before[0], now[1] - before[1] });
        }
        if (yearOnYear.size() >= LEAST_PAIRS)
            return fitted(part, name, yearOnYear, "each month against the same month a year before");
        if (levels.size() >= LEAST_PAIRS)
            return fitted(part, name, levels, "levels of months: less than two years, so seasons may mislead");
        return new Elasticity(part, name, null, null, null, null, levels.size(),
                "not enough data: %d months known of both, %d needed".formatted(levels.size(), LEAST_PAIRS));
    }

    /** Indicator and energy; null if either is missing or not above zero. */
    private static double[] logarithms(YearMonth month, SortedMap<YearMonth, Double> energy, SortedMap<YearMonth, Double> indicator) {
        Double x = indicator.get(month);
        Double y = energy.get(month);
        return x == null || y == null || !(x > 0) || !(y > 0) ? null : new double[]{ Math.log(x), Math.log(y) };
    }

    private static Elasticity fitted(String part, String name, List<double[]> pairs, String note) {
        SimpleRegression regression = new SimpleRegression();
        pairs.forEach(pair -> regression.addData(pair[0], pair[1]));
        double slope = regression.getSlope();
        if (!Double.isFinite(slope))
            return new Elasticity(part, name, null, null, null, null, pairs.size(), "not enough data: the indicator does not change");
        double half = regression.getSlopeConfidenceInterval(SIGNIFICANCE);
        return new Elasticity(part, name, slope, slope - half, slope + half, regression.getRSquare(), pairs.size(), note);
    }
}
