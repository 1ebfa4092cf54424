package com.meterwise.forecasting.models;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Weighted least squares with a penalty, gathered a sample at a time. Not thread-safe. */
final class NormalEquations {
    private final int n;
    private final double[] gram;
    private final double[] moment;
    private double weight;
    private int samples;

    NormalEquations(int unknowns) {
        n = unknowns;
        gram = new double[n * n];
        moment = new double[n];
    }

    /** Takes one sample: lower triangle only. */
    void add(double[] x, double y, double sampleWeight) {
        for (int j = 0; j < n; j++) {
            double wx = sampleWeight * x[j];
            if (wx == 0) continue;
            moment[j] += wx * y;
            int row = j * n;
            for (int k = 0; k <= j; k++)
                gram[row + k] += wx * x[k];
        }
        weight += sampleWeight;
        samples++;
    }

    /** The first unknown is the intercept and goes free. The penalty is in units of the mean sample weight. */
    double[] solve(double penalty) {
        double lambda = samples == 0 ? penalty : penalty * weight / samples;
        DMatrixRMaj a = new DMatrixRMaj(n, n), b = new DMatrixRMaj(n, 1), x = new DMatrixRMaj(n, 1);
        for (int j = 0; j < n; j++) {
            for (int k = 0; k <= j; k++) {
                a.set(j, k, gram[j * n + k]);
                a.set(k, j, gram[j * n + k]);
            }
            // a floor keeps the matrix definite when a column is all zero, as a holiday's may be
            a.add(j, j, j == 0 ? 1e-9 : Math.max(lambda, 1e-9));
            b.set(j, 0, moment[j]);
        }
        LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(n);
        if (!cholesky.setA(a)) return new double[n];
        cholesky.solve(b, x);
        return x.data;
    }
}
