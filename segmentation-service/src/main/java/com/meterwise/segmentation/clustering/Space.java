package com.meterwise.segmentation.clustering;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.segmentation.features.Feature;

/** The space in which customers are near or far. Immutable. */
public record Space(List<Axis> axes) {
    /** Of two features that rise and fall together, the later in the catalogue says nothing new. */
    private static final double SAME = 0.95;
    /** Makes the median absolute deviation, and the interquartile range, a standard deviation where the data are normal. */
    private static final double MAD_TO_SD = 1.4826;
    private static final double IQR_TO_SD = 1 / 1.349;

    public Space {
        axes = List.copyOf(axes);
    }

    /**
     * @param rows     features of customers, none lacking any of {@code features}
     * @param features to use, in the order of preference
     * @param weights  group to weight; shared equally by the group's features that remain
     */
    static Space of(List<? extends Map<String, Double>> rows, List<Feature> features, Map<Feature.Group, Double> weights) {
        List<Feature> kept = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (Feature feature : features) {
            double[] column = rows.stream().mapToDouble(row -> Axis.scaled(row.get(feature.name()), feature.logScale())).toArray();
            if (spread(column) < 1e-9 || columns.stream().anyMatch(other -> Math.abs(correlation(other, column)) > SAME)) continue;
            kept.add(feature);
            columns.add(column);
        }
        Map<Feature.Group, Long> sizes = new TreeMap<>();
        for (Feature feature : kept)
            sizes.merge(feature.group(), 1L, Long::sum);
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Feature feature = kept.get(i);
            double weight = weights.getOrDefault(feature.group(), 1.0) / sizes.get(feature.group());
            axes.add(axis(feature, columns.get(i), weight));
        }
        return new Space(axes);
    }

    private static Axis axis(Feature feature, double[] column, double weight) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        double low = quantile(sorted, 0.01);
        double high = quantile(sorted, 0.99);
        boolean log = feature.logScale();
        if (Arrays.stream(column).allMatch(value -> value == 0 || value == 1)) return Axis.ofYesOrNo(feature.name(), weight);
        return new Axis(feature.name(), weight, log, log ? Math.exp(low) : low, log ? Math.exp(high) : high, quantile(sorted, 0.5),
                spread(column));
    }

    /** Where a customer stands; NaN on the axes of features it lacks. */
    public double[] place(Map<String, Double> features) {
        double[] z = new double[axes.size()];
        for (int i = 0; i < z.length; i++) {
            Double value = features.get(axes.get(i).feature());
            z[i] = value == null ? Double.NaN : axes.get(i).place(value);
        }
        return z;
    }

    /** Weighted Euclidean distance over the axes both know, scaled up to all of them; infinite if they share none. */
    public double distance(double[] a, double[] b) {
        double sum = 0;
        double known = 0;
        double all = 0;
        for (int i = 0; i < a.length; i++) {
            double weight = axes.get(i).weight();
            all += weight;
            double difference = a[i] - b[i];
            if (Double.isNaN(difference)) continue;
            known += weight;
            sum += weight * difference * difference;
        }
        return known == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(sum * all / known);
    }

    public double totalWeight() { return axes.stream().mapToDouble(Axis::weight).sum(); }

    /** A point of this space as feature values. */
    public Map<String, Double> valuesAt(double[] z) {
        return java.util.stream.IntStream.range(0, z.length).boxed()
                .collect(toMap(i -> axes.get(i).feature(), i -> axes.get(i).valueAt(z[i]), (a, b) -> a, TreeMap::new));
    }

    /** Coordinates in which plain Euclidean distance is this space's. */
    double[] weighted(double[] z) {
        double[] weighted = new double[z.length];
        for (int i = 0; i < z.length; i++)
            weighted[i] = z[i] * Math.sqrt(axes.get(i).weight());
        return weighted;
    }

    double[] unweighted(double[] weighted) {
        double[] z = new double[weighted.length];
        for (int i = 0; i < z.length; i++)
            z[i] = weighted[i] / Math.sqrt(axes.get(i).weight());
        return z;
    }

    /** The larger of two robust measures: of a feature most agree on, the first is zero. */
    private static double spread(double[] column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        double median = quantile(sorted, 0.5);
        double[] deviations = Arrays.stream(column).map(value -> Math.abs(value - median)).sorted().toArray();
        double robust = Math.max(MAD_TO_SD * quantile(deviations, 0.5), IQR_TO_SD * (quantile(sorted, 0.75) - quantile(sorted, 0.25)));
        return robust > 1e-9 ? robust : (quantile(sorted, 0.99) - quantile(sorted, 0.01)) / 4;
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
