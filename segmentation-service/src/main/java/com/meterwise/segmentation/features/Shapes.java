package com.meterwise.segmentation.features;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Measures of 24 hours of mean power. NaN in, NaN out: a day with an unknown hour has no shape. */
final class Shapes {
    private Shapes() {}

    static double lowest(double[] kw) { return Arrays.stream(kw).reduce(Double.POSITIVE_INFINITY, Math::min); }

    static double highest(double[] kw) { return Arrays.stream(kw).reduce(Double.NEGATIVE_INFINITY, Math::max); }

    static double highestHour(double[] kw) {
        if (Double.isNaN(highest(kw))) return Double.NaN;
        int best = 0;
        for (int hour = 1; hour < kw.length; hour++)
            if (kw[hour] > kw[best]) best = hour;
        return best;
    }

    static double share(double[] kw, IntPredicate hours) {
        double within = 0;
        double all = 0;
        for (int hour = 0; hour < kw.length; hour++) {
            all += kw[hour];
            if (hours.test(hour)) within += kw[hour];
        }
        return within / all;
    }

    static double meanIn(double[] kw, IntPredicate hours) {
        double sum = 0;
        int count = 0;
        for (int hour = 0; hour < kw.length; hour++)
            if (hours.test(hour)) {
                sum += kw[hour];
                count++;
            }
        return sum / count;
    }

    static double hoursAboveMidRange(double[] kw) {
        double middle = (lowest(kw) + highest(kw)) / 2;
        return Double.isNaN(middle) ? Double.NaN : Arrays.stream(kw).filter(power -> power > middle).count();
    }

    static double variation(double[] values) {
        double mean = LoadShape.mean(values);
        double squares = 0;
        for (double value : values)
            squares += (value - mean) * (value - mean);
        return Math.sqrt(squares / values.length) / mean;
    }

    static double dayToDayCorrelation(LoadShape shape) {
        double sum = 0;
        int count = 0;
        for (int day = 1; day < shape.dayShapes.size(); day++) {
            if (!shape.followsDirectly(day)) continue;
            double correlation = correlation(shape.dayShapes.get(day - 1), shape.dayShapes.get(day));
            if (Double.isNaN(correlation)) continue;
            sum += correlation;
            count++;
        }
        return sum / count;
    }

    /** Pearson's, over the hours both days have; NaN when one of them does not vary. */
    static double correlation(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        int n = 0;
        for (int i = 0; i < a.length; i++)
            if (!Double.isNaN(a[i] + b[i])) {
                meanA += a[i];
                meanB += b[i];
                n++;
            }
        meanA /= n;
        meanB /= n;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++)
            if (!Double.isNaN(a[i] + b[i])) {
                ab += (a[i] - meanA) * (b[i] - meanB);
                aa += (a[i] - meanA) * (a[i] - meanA);
                bb += (b[i] - meanB) * (b[i] - meanB);
            }
        return ab / Math.sqrt(aa * bb);
    }
}
