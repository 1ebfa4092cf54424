package com.meterwise.forecasting.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.FittedModel;

/**
 * Forecasts of two days from each day of a window, by models that learnt before it, each from what was known at its origin.
 *
 * @param forecasts model by slot: origin after origin, first and second day ahead; null for a model that could not forecast
 * @param actual    of the same slots; NaN where missing or not yet over
 */
record Trials(Series past, int firstDay, double[][] forecasts, double[] actual) {
    /** @param firstDay index of the first day of the window, which ends with the past; null stands for a model that could not learn */
    static Trials of(List<? extends FittedModel> models, Series past, int firstDay) {
        int slots = past.slots(), steps = Backtest.LEAD_DAYS * slots, origins = past.days() - firstDay;
        double[][] forecasts = new double[models.size()][];
        double[] actual = new double[origins * steps];
        Arrays.fill(actual, Double.NaN);
        for (int m = 0; m < forecasts.length; m++)
            if (models.get(m) != null) forecasts[m] = new double[origins * steps];
        for (int n = 0; n < origins; n++) {
            int origin = (firstDay + n) * slots;
            Series known = past.until(origin);
            for (int i = 0; i < steps && origin + i < past.end(); i++)
                actual[n * steps + i] = past.load(origin + i);
            for (int m = 0; m < forecasts.length; m++) {
                if (forecasts[m] == null) continue;
                if (models.get(m).canForecast(known))
                    System.arraycopy(models.get(m).forecast(known, steps), 0, forecasts[m], n * steps, steps);
                else
                    forecasts[m] = null;
            }
        }
        return new Trials(past, firstDay, forecasts, actual);
    }

    int origins() { return past.days() - firstDay; }

    private int steps() { return Backtest.LEAD_DAYS * past.slots(); }

    /** Whether any of the models could forecast anything that came. */
    boolean canWeigh() { return isKnown(errors(0, origins())); }

    /** Weights by the origins of [from, to), counted from the first; by all of them if nothing came in these. */
    double[] weights(int from, int to) {
        double[] errors = errors(from, to);
        return Ensemble.worthwhile(Blend.bySkill(isKnown(errors) ? errors : errors(0, origins())));
    }

    /** Mean absolute error of each model; NaN for one that could not forecast, or if nothing came. */
    private double[] errors(int from, int to) {
        double[] errors = new double[forecasts.length];
        for (int m = 0; m < errors.length; m++)
            errors[m] = forecasts[m] == null ? Double.NaN : error(forecasts[m], from, to, steps());
        return errors;
    }

    private static boolean isKnown(double[] errors) { return Arrays.stream(errors).anyMatch(error -> !Double.isNaN(error)); }

    /** Mean absolute error over the first {@code slots} of each origin of [from, to); NaN if nothing came. */
    private double error(double[] forecast, int from, int to, int slots) {
        double sum = 0;
        int known = 0;
        for (int n = from; n < to; n++)
            for (int i = n * steps(); i < n * steps() + slots; i++) {
                double miss = Math.abs(actual[i] - forecast[i]);
                if (Double.isNaN(miss)) continue;
                sum += miss;
                known++;
            }
        return known == 0 ? Double.NaN : sum / known;
    }

    /** The blend by weights that have not seen what they are used on: each half of the window is weighed by the other. */
    double[] blended() {
        int half = origins() / 2;
        double[] blended = new double[actual.length];
        lay(blended, weights(half, origins()), 0, half);
        lay(blended, half == 0 ? weights(0, origins()) : weights(0, half), half, origins());
        return blended;
    }

    private void lay(double[] blended, double[] weights, int from, int to) {
        for (int m = 0; m < weights.length; m++)
            if (weights[m] > 0) for (int i = from * steps(); i < to * steps(); i++)
                blended[i] += weights[m] * forecasts[m][i];
    }

    /** Mean absolute error of the first day ahead over {@code scale}; null if nothing could be compared. */
    Double mase(double[] forecast, double scale) {
        if (forecast == null || !(scale > 0)) return null;
        double error = error(forecast, 0, origins(), past.slots());
        return Double.isNaN(error) ? null : Double.valueOf(error / scale);
    }

    /** What this forecast missed, by lead and day. */
    List<Residual> residuals(double[] forecast) {
        List<Residual> residuals = new ArrayList<>();
        int slots = past.slots();
        for (int n = 0; n < origins(); n++)
            for (int lead = 1; lead <= Backtest.LEAD_DAYS; lead++) {
                LocalDate day = past.first().plusDays(firstDay + n + lead - 1L);
                int from = n * steps() + (lead - 1) * slots;
                if (firstDay + n + lead > past.days()) continue;
                double[] miss = new double[slots];
                for (int s = 0; s < slots; s++)
                    miss[s] = actual[from + s] - forecast[from + s];
                residuals.add(new Residual(lead, day, false, miss));
            }
        return residuals;
    }
}
