package com.meterwise.forecasting.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.forecasting.history.Series;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Gradient-boosted trees over many series at once, of absolute error: what one series is too short or too erratic to teach, the others do.
 * It errs differently from the ridge, and their mean is better than both. Same series in the same order, same model.
 *
 * @param horizon slots ahead
 */
public record GradientBoosting(DayTypes types, int horizon) {
    public static final String NAME = "gradient-boosting";
    public static final int MIN_DAYS = 28;
    private static final int MAX_DAYS = 750, MAX_ROWS = 300_000, MANY_ROWS = 100_000;
    /** One: the order of a sum over threads would be part of the result, and on a busy machine threads wait for each other longer than they work. */
    private static final int THREADS = 1;

    /** @param pasts of one grid, ending at the same slot of the day; those shorter than {@link #MIN_DAYS} teach nothing */
    public FittedBoosting fit(List<Series> pasts) {
        List<Series> longer = pasts.stream().filter(past -> past.days() >= MIN_DAYS).toList();
        if (longer.isEmpty()) throw new IllegalArgumentException("%s needs a series of %d days".formatted(NAME, MIN_DAYS));
        int slots = longer.get(0).slots(), leads = Leads.count(horizon, slots);
        long rows = 0;
        for (Series past : longer)
            rows += (long) Math.min(MAX_DAYS, past.days() - 14) * slots * leads;
        int every = (int) (rows / MAX_ROWS) + 1;
        Rows taken = new Rows((int) (rows / every) + slots * leads * 2 * longer.size());
        for (int k = 0; k < longer.size(); k++)
            take(longer.get(k), k, every, leads, taken);
        try {
            DMatrix matrix = taken.matrix();
            matrix.setLabel(Arrays.copyOf(taken.y, taken.count));
            Booster booster = XGBoost.train(matrix, settings(taken.count), rounds(taken.count), Map.of(), null, null);
            matrix.dispose();
            Series first = longer.get(0);
            return new FittedBoosting(Provenance.of(NAME, first, null), types, slots, first.end() % slots, leads, booster.toByteArray());
        } catch (XGBoostError e) {
            throw new IllegalStateException("gradient boosting failed on %d rows".formatted(taken.count), e);
        }
    }

    private static int rounds(int rows) { return rows >= MANY_ROWS ? 300 : 220; }

    private static Map<String, Object> settings(int rows) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("objective", "reg:absoluteerror");
        settings.put("tree_method", "hist");
        settings.put("grow_policy", "lossguide");
        settings.put("max_depth", 0);
        settings.put("max_leaves", rows >= MANY_ROWS ? 63 : 31);
        settings.put("min_child_weight", rows >= MANY_ROWS ? 20 : 8);
        settings.put("eta", 0.08);
        settings.put("subsample", 0.8);
        settings.put("colsample_bytree", 0.8);
        settings.put("seed", 1);
        settings.put("nthread", THREADS);
        settings.put("verbosity", 0);
        return settings;
    }

    private void take(Series past, int number, int every, int leads, Rows rows) {
        int slots = past.slots(), phase = past.end() % slots, firstDay = Math.max(14, past.days() - MAX_DAYS);
        BoostingFeatures features = new BoostingFeatures(past, types);
        for (int day = firstDay; day * slots < past.end(); day++) {
            for (int position = 0; position < leads; position++) {
                int lead = Leads.at(position);
                if (lead > day / 2 || (day * 31 + number * 17 + position * 7) % every != 0) continue;
                for (int t = day * slots; t < Math.min(past.end(), (day + 1) * slots); t++) {
                    if (Double.isNaN(past.load(t))) continue;
                    int origin = phase + (Math.floorDiv(t - phase, slots) - lead + 1) * slots;
                    double size = features.size(origin);
                    features.fill(t, lead, origin, size, rows.x, rows.next());
                    rows.y[rows.count++] = (float) (past.load(t) / size);
                }
            }
        }
    }

    /** Rows of features, grown as needed. */
    static final class Rows {
        float[] x;
        float[] y;
        int count;

        Rows(int capacity) {
            x = new float[capacity * BoostingFeatures.COUNT];
            y = new float[capacity];
        }

        /** Where the next row begins. */
        int next() {
            if (count == y.length) {
                y = Arrays.copyOf(y, count * 2);
                x = Arrays.copyOf(x, x.length * 2);
            }
            return count * BoostingFeatures.COUNT;
        }

        DMatrix matrix() throws XGBoostError {
            return new DMatrix(Arrays.copyOf(x, count * BoostingFeatures.COUNT), count, BoostingFeatures.COUNT, Float.NaN);
        }
    }
}
