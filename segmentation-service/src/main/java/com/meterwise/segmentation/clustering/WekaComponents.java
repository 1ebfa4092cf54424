package com.meterwise.segmentation.clustering;

import java.util.ArrayList;
import java.util.List;

import weka.core.matrix.EigenvalueDecomposition;
import weka.core.matrix.Matrix;

/** Principal components by the eigenvalues of Weka's matrix package. */
final class WekaComponents {
    private WekaComponents() {}

    /**
     * @param covariance symmetric
     * @return largest variance first; an eigenvector has two directions, and the one is taken whose largest part is positive, so that a map does
     *         not turn over from day to day
     */
    static List<Plane.Component> of(double[][] covariance) {
        EigenvalueDecomposition found = new Matrix(covariance).eig();
        double[] variances = found.getRealEigenvalues();
        double all = 0;
        for (double variance : variances)
            all += Math.max(0, variance);
        List<Plane.Component> components = new ArrayList<>();
        for (int last = variances.length - 1; last >= 0; last--)
            components.add(new Plane.Component(turned(found.getV().getMatrix(0, covariance.length - 1, last, last).getColumnPackedCopy()),
                    all == 0 ? 0 : Math.max(0, variances[last]) / all));
        return components;
    }

    private static double[] turned(double[] direction) {
        double largest = 0;
        for (double part : direction)
            if (Math.abs(part) > Math.abs(largest) + 1e-12) largest = part;
        double sign = largest < 0 ? -1 : 1;
        double[] turned = new double[direction.length];
        for (int i = 0; i < turned.length; i++)
            turned[i] = sign * direction[i];
        return turned;
    }
}
