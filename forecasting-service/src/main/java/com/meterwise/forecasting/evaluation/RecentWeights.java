package com.meterwise.forecasting.evaluation;

import java.util.ArrayList;
import java.util.List;

import com.meterwise.forecasting.history.Series;

/**
 * A blend of models by how they did on the windows already over, of the series itself and of all.
 *
 * @param horizon slots ahead
 * @param season  slots; what errors of different series are put on one scale by
 */
record RecentWeights(int horizon, int season) {
    /** Days whose errors make weights. */
    private static final int RECENT_DAYS = 84;
    /** How far a series' own weights count beside those of all. */
    private static final double OWN_SHARE = 0.5;

    /** At each origin the weights are those that did best on the forecasts that were over by then. */
    List<Issue> blend(List<List<Issue>> byModel, List<Series> all, int first) {
        int count = byModel.get(0).size(), models = byModel.size(), slots = all.get(0).slots(), weighed = -1;
        List<Issue> blended = new ArrayList<>();
        double[][] weights = null;
        for (int n = 0; n < count; n++) {
            int origin = byModel.get(0).get(n).origin();
            if (weights == null || origin >= first && origin - weighed >= 7 * slots) {
                weights = weights(byModel, all, origin < first ? first : origin);
                weighed = origin < first ? first : origin;
            }
            double[][] kwh = new double[all.size()][horizon];
            for (int k = 0; k < kwh.length; k++)
                for (int m = 0; m < models; m++) {
                    double[] one = byModel.get(m).get(n).kwh()[k];
                    for (int i = 0; one != null && i < horizon; i++)
                        kwh[k][i] += weights[k][m] * one[i];
                }
            blended.add(new Issue(origin, kwh));
        }
        return blended;
    }

    private double[][] weights(List<List<Issue>> byModel, List<Series> all, int now) {
        int models = byModel.size(), slots = all.get(0).slots(), series = all.size();
        List<Integer> over = new ArrayList<>();
        for (int n = 0; n < byModel.get(0).size(); n++) {
            int origin = byModel.get(0).get(n).origin();
            if (origin + horizon <= now && origin >= now - RECENT_DAYS * slots - horizon) over.add(n);
        }
        double[][] weights = new double[series][];
        if (over.isEmpty()) {
            for (int k = 0; k < series; k++)
                weights[k] = untested(byModel, k);
            return weights;
        }
        int length = over.size() * horizon;
        double[][] pooled = new double[models][series * length];
        double[] pooledActual = new double[series * length];
        for (int k = 0; k < series; k++) {
            double[][] forecasts = new double[models][length];
            double[] actual = new double[length];
            double scale = all.get(k).until(now).change(Math.min(season, now / 2), 0);
            for (int j = 0; j < over.size(); j++) {
                for (int i = 0; i < horizon; i++)
                    actual[j * horizon + i] = all.get(k).load(byModel.get(0).get(over.get(j)).origin() + i);
                for (int m = 0; m < models; m++) {
                    double[] one = byModel.get(m).get(over.get(j)).kwh()[k];
                    for (int i = 0; i < horizon; i++)
                        forecasts[m][j * horizon + i] = one == null ? Double.NaN : one[i];
                }
            }
            weights[k] = Blend.weights(forecasts, actual);
            for (int i = 0; i < length; i++) {
                pooledActual[k * length + i] = scale > 0 ? actual[i] / scale : Double.NaN;
                for (int m = 0; m < models; m++)
                    pooled[m][k * length + i] = forecasts[m][i] / scale;
            }
        }
        if (series == 1) return weights;
        double[] common = Blend.weights(pooled, pooledActual);
        for (int k = 0; k < series; k++)
            weights[k] = Blend.between(weights[k], common, OWN_SHARE);
        return weights;
    }

    /** Nothing is over yet: an even mean of the weekly naive and the similar days, which need little history. */
    private static double[] untested(List<List<Issue>> byModel, int series) {
        double[] weights = new double[byModel.size()];
        weights[0] = 0.5;
        weights[2] = 0.5;
        return weights;
    }
}
