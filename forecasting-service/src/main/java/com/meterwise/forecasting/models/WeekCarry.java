package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.Series;

/**
 * The week's shape over the level of the last week, with what it was lately wrong by carried forward: a handful of coefficients, which even a
 * history of weeks can teach.
 *
 * @param horizon slots ahead
 */
public record WeekCarry(DayTypes types, int horizon) implements LoadModel {
    public static final String NAME = "week-carry";
    private static final double[] WEIGHTS = { 0.28, 0.26, 0.24, 0.22 };

    @Override
    public String name() { return NAME; }

    @Override
    public int minDays() { return 28; }

    @Override
    public KeptModel fit(Series past) {
        requireEnough(past);
        Carry carry = Carry.fit(past, 14 * past.slots(), new Shape(past, types), types, horizon);
        return new Fitted(Provenance.of(NAME, past, null), types, carry);
    }

    @Override
    public KeptModel takeUp(Provenance provenance, int slots, Learnt learnt) { return new Fitted(provenance, types, Carry.takeUp(learnt)); }

    private record Fitted(Provenance provenance, DayTypes types, Carry carry) implements KeptModel {
        @Override
        public Learnt learnt() { return carry.keep(Learnt.nothing()); }

        @Override
        public double[] forecast(Series known, int steps) { return carry.forecast(known, new Shape(known, types), types, steps); }
    }

    /** How far the slot lay from its week's level on the last days of its kind, laid on the level of the last week. */
    private static final class Shape implements Carry.Expectation {
        private final Series series;
        private final LikeDays like;

        Shape(Series series, DayTypes types) {
            this.series = series;
            like = new LikeDays(series, types);
        }

        @Override
        public double at(int t, int lead, int origin) {
            int slots = series.slots(), day = t / slots;
            int[] back = like.daysBack(day, lead);
            double shape = 0;
            for (int k = 0; k < WEIGHTS.length; k++) {
                int then = Math.max(0, t - back[k] * slots), end = Math.min(origin, (day - back[k] + 4) * slots);
                shape += WEIGHTS[k] * (series.filled(then) - series.mean(end - 7 * slots, end));
            }
            return series.mean(origin - 7 * slots, origin) + shape;
        }
    }
}
