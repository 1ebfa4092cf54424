package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.Series;

/** A profile for working days and one for days off, each an exponentially weighted mean over its kind of day, at the level of the last week. */
public record WeekProfile(DayTypes types) implements LoadModel {
    public static final String NAME = "week-profile";
    private static final int LOOK_BACK_DAYS = 56;
    /** What is left of a day's weight after the next one of its kind. */
    private static final double KEPT = 0.85;

    @Override
    public String name() { return NAME; }

    @Override
    public int minDays() { return 14; }

    @Override
    public KeptModel fit(Series past) {
        requireEnough(past);
        return new Fitted(Provenance.of(NAME, past, null), types);
    }

    @Override
    public KeptModel takeUp(Provenance provenance, int slots, Learnt learnt) { return new Fitted(provenance, types); }

    private record Fitted(Provenance provenance, DayTypes types) implements KeptModel {
        @Override
        public Learnt learnt() { return Learnt.nothing(); }

        @Override
        public double[] forecast(Series known, int steps) {
            int slots = known.slots();
            double[][] sum = new double[2][slots];
            double[][] weight = new double[2][slots];
            LikeDays days = new LikeDays(known, types);
            for (int t = Math.max(0, known.end() - LOOK_BACK_DAYS * slots); t < known.end(); t++) {
                int off = off(days, t / slots), slot = t % slots;
                sum[off][slot] = KEPT * sum[off][slot] + known.filled(t);
                weight[off][slot] = KEPT * weight[off][slot] + 1;
            }
            double[] forecast = new double[steps];
            for (int i = 0; i < steps; i++) {
                int t = known.end() + i, off = off(days, t / slots), slot = t % slots;
                int kind = weight[off][slot] > 0 ? off : 1 - off;
                forecast[i] = known.possible(sum[kind][slot] / weight[kind][slot]);
            }
            return forecast;
        }

        private static int off(LikeDays days, int day) { return days.kind(day) >= DayTypes.SATURDAY ? 1 : 0; }
    }
}
