package com.meterwise.forecasting.models;

import java.util.List;

import com.meterwise.forecasting.history.Series;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trees fitted to many series, which forecast each of them, and others of the same grid. Can be kept as {@link #bytes}. */
public final class FittedBoosting implements FittedModel {
    private final Provenance provenance;
    private final DayTypes types;
    private final int slots;
    private final int phase;
    private final int leads;
    private final byte[] bytes;
    private final Booster booster;

    /**
     * @param slots a day
     * @param phase slot of the day at which it forecasts
     * @param leads classes of days ahead it was fitted for
     * @param bytes the trees
     */
    public FittedBoosting(Provenance provenance, DayTypes types, int slots, int phase, int leads, byte[] bytes) {
        this.provenance = provenance;
        this.types = types;
        this.slots = slots;
        this.phase = phase;
        this.leads = leads;
        this.bytes = bytes;
        try {
            booster = XGBoost.loadModel(bytes);
        } catch (XGBoostError | java.io.IOException e) {
            throw new IllegalArgumentException("%d bytes are not trees".formatted(bytes.length), e);
        }
    }

    @Override
    public Provenance provenance() { return provenance; }

    public int slots() { return slots; }

    public int phase() { return phase; }

    public int leads() { return leads; }

    /** Read only. */
    public byte[] bytes() { return bytes; }

    @Override
    public double[] forecast(Series known, int steps) { return forecast(List.of(known), steps)[0]; }

    /** Of many series at once, which is much faster than one by one. */
    public double[][] forecast(List<Series> known, int steps) {
        GradientBoosting.Rows rows = new GradientBoosting.Rows(known.size() * steps);
        double[] sizes = new double[known.size()];
        for (int k = 0; k < sizes.length; k++) {
            Series series = known.get(k);
            if (series.slots() != slots) throw new IllegalArgumentException("fitted for %d slots, got %d".formatted(slots, series.slots()));
            if (Leads.count(steps, slots) > leads)
                throw new IllegalArgumentException("fitted for %d leads, asked for %d steps".formatted(leads, steps));
            BoostingFeatures features = new BoostingFeatures(series, types);
            sizes[k] = features.size(series.end());
            for (int i = 0; i < steps; i++) {
                features.fill(series.end() + i, Leads.of(i, slots), series.end(), sizes[k], rows.x, rows.next());
                rows.count++;
            }
        }
        float[][] predicted = predict(rows);
        double[][] forecast = new double[sizes.length][steps];
        for (int k = 0; k < sizes.length; k++)
            for (int i = 0; i < steps; i++)
                forecast[k][i] = known.get(k).possible(sizes[k] * predicted[k * steps + i][0]);
        return forecast;
    }

    private float[][] predict(GradientBoosting.Rows rows) {
        try {
            DMatrix matrix = rows.matrix();
            float[][] predicted = booster.predict(matrix);
            matrix.dispose();
            return predicted;
        } catch (XGBoostError e) {
            throw new IllegalStateException("the trees could not forecast %d rows".formatted(rows.count), e);
        }
    }
}
