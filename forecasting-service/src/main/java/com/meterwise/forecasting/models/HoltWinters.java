package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.Series;

/**
 * Exponential smoothing with a season of a day and one of a week, additive, and the last one-step error fading over the hours (J. W. Taylor,
 * "Short-term electricity demand forecasting using double seasonal exponential smoothing", 2003). The smoothing is chosen from a few by the
 * error of forecasts a day ahead over the last weeks of the history it is fitted to.
 *
 * @param horizon slots ahead
 */
public record HoltWinters(int horizon) implements LoadModel {
    public static final String NAME = "holt-winters";
    private static final int MIN_DAYS = 21, MAX_DAYS = 120, CHOICE_DAYS = 21;

    /**
     * @param level of the level, a day
     * @param day   of the daily season
     * @param week  of the weekly season
     * @param error what is left of an error after an hour
     */
    private record Smoothing(double level, double day, double week, double error) {}

    private static final Smoothing[] CANDIDATES = { new Smoothing(0.1, 0.05, 0.2, 0.9), new Smoothing(0.1, 0.15, 0.3, 0.9),
            new Smoothing(0.3, 0.05, 0.15, 0.9), new Smoothing(0.05, 0.02, 0.3, 0.95), new Smoothing(0.3, 0.2, 0.2, 0.8),
            new Smoothing(0.02, 0.01, 0.1, 0.9) };

    @Override
    public String name() { return NAME; }

    @Override
    public int minDays() { return MIN_DAYS; }

    @Override
    public KeptModel fit(Series past) {
        requireEnough(past);
        Smoothing best = CANDIDATES[0];
        double least = Double.POSITIVE_INFINITY;
        for (Smoothing candidate : CANDIDATES) {
            double error = error(past, candidate);
            if (error >= least) continue;
            best = candidate;
            least = error;
        }
        return new Fitted(Provenance.of(NAME, past, null), best);
    }

    private static double error(Series past, Smoothing smoothing) {
        int slots = past.slots();
        double error = 0;
        State state = new State(past, smoothing);
        for (int origin = past.end() - Math.min(CHOICE_DAYS, past.days() / 3) * slots; origin + slots <= past.end(); origin += slots) {
            state.runTo(origin);
            double[] forecast = state.ahead(slots);
            for (int i = 0; i < slots; i++) {
                double miss = Math.abs(past.load(origin + i) - forecast[i]);
                if (!Double.isNaN(miss)) error += miss;
            }
        }
        return error;
    }

    @Override
    public KeptModel takeUp(Provenance provenance, int slots, Learnt learnt) {
        return new Fitted(provenance, new Smoothing(learnt.next(), learnt.next(), learnt.next(), learnt.next()));
    }

    private record Fitted(Provenance provenance, Smoothing smoothing) implements KeptModel {
        @Override
        public Learnt learnt() { return Learnt.nothing().add(smoothing.level).add(smoothing.day).add(smoothing.week).add(smoothing.error); }

        @Override
        public double[] forecast(Series known, int steps) {
            State state = new State(known, smoothing);
            state.runTo(known.end());
            double[] forecast = state.ahead(steps);
            for (int i = 0; i < steps; i++)
                forecast[i] = known.possible(forecast[i]);
            return forecast;
        }
    }

    /** Level, seasons and last error as of a slot; runs forward only. */
    private static final class State {
        private final Series series;
        private final Smoothing smoothing;
        private final double perSlot;
        private final double fading;
        private final double[] day;
        private final double[] week;
        private double level;
        private double error;
        private int at;

        State(Series series, Smoothing smoothing) {
            this.series = series;
            this.smoothing = smoothing;
            int slots = series.slots();
            perSlot = 1 - Math.pow(1 - smoothing.level, 1.0 / slots);
            fading = Math.pow(smoothing.error, 24.0 / slots);
            day = new double[slots];
            week = new double[7 * slots];
            at = Math.max(0, series.end() - MAX_DAYS * slots);
            begin();
        }

        private void begin() {
            int slots = series.slots(), first = at;
            level = series.mean(first, first + 14 * slots);
            for (int t = first; t < first + 14 * slots; t++)
                day[t % slots] += (series.filled(t) - level) / 14;
            for (int t = first; t < first + 14 * slots; t++)
                week[t % week.length] += (series.filled(t) - level - day[t % slots]) / 2;
        }

        void runTo(int end) {
            for (; at < end; at++) {
                double y = series.load(at);
                int d = at % day.length, w = at % week.length;
                double miss = y - level - day[d] - week[w] - fading * error;
                if (Double.isNaN(miss)) continue;
                error = y - level - day[d] - week[w];
                level += perSlot * error;
                day[d] += smoothing.day * miss;
                week[w] += smoothing.week * miss;
            }
        }

        double[] ahead(int steps) {
            double[] forecast = new double[steps];
            double left = error;
            for (int i = 0; i < steps; i++) {
                left *= fading;
                forecast[i] = level + day[(at + i) % day.length] + week[(at + i) % week.length] + left;
            }
            return forecast;
        }
    }
}
