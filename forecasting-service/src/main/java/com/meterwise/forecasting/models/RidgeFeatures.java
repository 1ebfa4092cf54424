package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.Series;

/**
 * What the ridge looks at for a slot some days ahead, all of it known at the origin: the slot on the last days known and on the last days of
 * its kind, its neighbours, the level of the last hours, day and week, the kind of day, the season and, where it is known, how the temperature
 * differs from that of the days looked back to. Loads are in units of the series' mean, so that one penalty fits all sizes. Not thread-safe.
 */
final class RidgeFeatures {
    static final int LOAD_COUNT = 33, TEMPERATURE_COUNT = 10;
    private static final double DAYS_A_YEAR = 365.25;

    private final Series series;
    private final DayTypes types;
    private final double scale;
    private final LikeDays like;
    private final Degrees degrees;
    private final double season;
    private final double cold;
    private final double hot;

    /**
     * @param degrees null if no temperature is to be looked at
     * @param season  false to fit a history too short to show one: its coefficients are then zero
     */
    RidgeFeatures(Series series, DayTypes types, double scale, Degrees degrees, boolean season) {
        this.season = season ? 0.3 : 0;
        this.series = series;
        this.types = types;
        this.scale = scale;
        this.degrees = degrees;
        like = new LikeDays(series, types);
        cold = degrees == null ? 0 : degrees.knots()[0][3];
        hot = degrees == null ? 0 : degrees.knots()[0][4];
    }

    static int count(boolean temperature) { return temperature ? LOAD_COUNT + TEMPERATURE_COUNT : LOAD_COUNT; }

    /**
     * @param t      index of the slot
     * @param lead   days ahead: only what is at least so many days older than {@code t}, or older than {@code origin}, is used
     * @param origin first index that is not known
     */
    void fill(int t, int lead, int origin, double[] x) {
        int slots = series.slots(), day = t / slots, kind = like.kind(day), i = 0;
        int[] back = like.daysBack(day, lead);
        double last = lag(t, lead), likeDay = lag(t, back[0]), dayMean = mean(origin - slots, origin);
        x[i++] = 1;
        for (int k = 0; k < DayTypes.KINDS; k++)
            x[i++] = k == kind ? 0.5 : 0;
        x[i++] = last;
        x[i++] = lag(t, lead + 1);
        x[i++] = likeDay;
        x[i++] = lag(t, back[1]);
        x[i++] = (lag(t, back[2]) + lag(t, back[3])) / 2;
        x[i++] = dayMean;
        x[i++] = mean(origin - 7 * slots, origin);
        double week = 0;
        for (int k = 0; k < 7; k++)
            week += lag(t, lead + k);
        x[i++] = week / 7;
        int likeStart = day * slots - back[0] * slots;
        x[i++] = mean(likeStart, Math.min(origin, likeStart + slots));
        x[i++] = load(origin - 1);
        x[i++] = mean(origin - 1 - Math.max(1, slots / 8), origin - 1);
        x[i++] = load(t - lead * slots - 1);
        x[i++] = load(Math.min(origin - 1, t - lead * slots + 1));
        boolean off = kind >= DayTypes.SATURDAY, offThen = day >= lead && like.kind(day - lead) >= DayTypes.SATURDAY;
        x[i++] = off ? last : 0;
        x[i++] = offThen && !off ? last : 0;
        x[i++] = off && !offThen ? last : 0;
        x[i++] = offThen && !off ? dayMean : 0;
        x[i++] = off && !offThen ? dayMean : 0;
        x[i++] = types.isHoliday(series.first().plusDays(day)) ? 0.5 : 0;
        x[i++] = types.isBridge(series.first().plusDays(day)) ? 0.5 : 0;
        double angle = 2 * Math.PI * series.first().plusDays(day).getDayOfYear() / DAYS_A_YEAR;
        x[i++] = season * Math.sin(angle);
        x[i++] = season * Math.cos(angle);
        x[i++] = season * Math.sin(2 * angle);
        x[i++] = season * Math.cos(2 * angle);
        x[i++] = season * Math.sin(3 * angle);
        if (degrees != null) fillDegrees(t, lead, back[0], x, i);
    }

    private void fillDegrees(int t, int lead, int back, double[] x, int from) {
        int i = from, slots = series.slots(), then = Math.max(0, t - lead * slots), likeThen = Math.max(0, t - back * slots);
        double now = degrees.now(t), mean = degrees.dayMean(t);
        x[i++] = now - degrees.now(then);
        x[i++] = hot(now) - hot(degrees.now(then));
        x[i++] = cold(now) - cold(degrees.now(likeThen));
        x[i++] = hot(now) - hot(degrees.now(likeThen));
        x[i++] = cold(mean) - cold(degrees.dayMean(then));
        x[i++] = hot(mean) - hot(degrees.dayMean(then));
        x[i++] = cold(mean) - cold(degrees.dayMean(likeThen));
        x[i++] = hot(mean) - hot(degrees.dayMean(likeThen));
        x[i++] = cold(now);
        x[i] = hot(now);
    }

    private double cold(double degrees) { return Math.max(0, cold - degrees); }

    private double hot(double degrees) { return Math.max(0, degrees - hot); }

    private double lag(int t, int days) { return load(t - days * series.slots()); }

    private double load(int t) { return series.filled(Math.max(0, t)) / scale; }

    private double mean(int from, int to) { return series.mean(from, to) / scale; }
}
