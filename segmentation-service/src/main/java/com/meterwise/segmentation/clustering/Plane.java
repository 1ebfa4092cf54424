package com.meterwise.segmentation.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A map of customers: the two directions of a space in which they differ most, their first principal components (Pearson, 1901). Distances on
 * it are those of the space, seen from above. Immutable.
 *
 * @param mean weighted coordinates of the middle of the customers
 */
public record Plane(Space space, double[] mean, Component across, Component up) {

    /**
     * @param direction of length 1, in weighted coordinates
     * @param share     of all variance, 0 to 1
     */
    public record Component(double[] direction, double share) {}

    /** @param customers features of each, at least two; a feature one lacks counts as the mean */
    public static Plane of(Space space, List<? extends Map<String, Double>> customers) {
        if (customers.size() < 2) throw new IllegalArgumentException("a map needs two customers, got " + customers.size());
        double[][] points = customers.stream().map(features -> space.weighted(space.place(features))).toArray(double[][]::new);
        double[] mean = mean(points);
        List<Component> components = WekaComponents.of(covariance(points, mean));
        Component none = new Component(new double[mean.length], 0);
        return new Plane(space, mean, components.get(0), components.size() > 1 ? components.get(1) : none);
    }

    /** Where a customer stands: across and up. */
    public double[] place(Map<String, Double> features) {
        double[] centred = centred(space.weighted(space.place(features)), mean);
        return new double[]{ product(centred, across.direction), product(centred, up.direction) };
    }

    /** What a direction says: feature to its part of it, -1 to 1. */
    public SortedMap<String, Double> loadings(Component component) {
        SortedMap<String, Double> loadings = new TreeMap<>();
        for (int i = 0; i < component.direction.length; i++)
            loadings.put(space.axes().get(i).feature(), component.direction[i]);
        return loadings;
    }

    private static double[] mean(double[][] points) {
        double[] mean = new double[points[0].length];
        for (int i = 0; i < mean.length; i++) {
            int axis = i;
            mean[i] = Arrays.stream(points).mapToDouble(point -> point[axis]).filter(Double::isFinite).average().orElse(0);
        }
        return mean;
    }

    private static double[][] covariance(double[][] points, double[] mean) {
        double[][] covariance = new double[mean.length][mean.length];
        List<double[]> centred = new ArrayList<>();
        for (double[] point : points)
            centred.add(centred(point, mean));
        for (int i = 0; i < mean.length; i++)
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (double[] point : centred)
                    sum += point[i] * point[j];
                covariance[i][j] = sum / (points.length - 1);
                covariance[j][i] = covariance[i][j];
            }
        return covariance;
    }

    private static double[] centred(double[] point, double[] mean) {
        double[] centred = new double[point.length];
        for (int i = 0; i < point.length; i++)
            centred[i] = Double.isNaN(point[i]) ? 0 : point[i] - mean[i];
        return centred;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
