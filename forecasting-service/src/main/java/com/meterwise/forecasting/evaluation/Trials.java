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
 * @param prior     weight of each model before anything is known of it
 */
record Trials(Series past, int firstDay, double[][] forecasts, double[] actual, double[] prior) {
    /**
     * What four weeks say of a series with a year of history is drawn half-way towards what is known of others; of a shorter one less, for which
     * the others' long histories say little.
     */
    private static final double PRIOR_SHARE = 0.5, FULL_DAYS = 365;

    /** @param firstDay index of the first day of the window, which ends with the past; null stands for a model that could not learn */
    static Trials of(List<? extends FittedModel> models, double[] prior, Series past, int firstDay) {
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
        return new Trials(past, firstDay, forecasts, actual, prior);
    }

    int origins() { return past.days() - firstDay; }

    private int steps() { return Backtest.LEAD_DAYS * past.slots(); }

    /** Weights by the origins of [from, to), counted from the first. */
    double[] weights(int from, int to) {
        double[][] part = new double[forecasts.length][];
        for (int m = 0; m < part.length; m++) {
            if (forecasts[m] != null) part[m] = Arrays.copyOfRange(forecasts[m], from * steps(), to * steps());
            else {
                part[m] = new double[(to - from) * steps()];
                Arrays.fill(part[m], Double.NaN);
            }
        }
        double[] own = Blend.weights(part, Arrays.copyOfRange(actual, from * steps(), to * steps())), before = prior.clone();
        double known = 0;
        for (int m = 0; m < before.length; m++) {
            if (forecasts[m] == null) before[m] = 0;
            known += before[m];
        }
        double sum = known;
        Arrays.setAll(before, m -> before[m] / sum);
        return Ensemble.worthwhile(known > 0 ? Blend.between(before, own, PRIOR_SHARE * Math.min(1, firstDay / FULL_DAYS)) : own);
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
        double sum = 0;
        int known = 0;
        for (int n = 0; n < origins(); n++)
            for (int i = n * steps(); i < n * steps() + past.slots(); i++) {
                double miss = Math.abs(actual[i] - forecast[i]);
                if (Double.isNaN(miss)) continue;
                sum += miss;
                known++;
            }
        return known == 0 ? null : sum / known / scale;
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
