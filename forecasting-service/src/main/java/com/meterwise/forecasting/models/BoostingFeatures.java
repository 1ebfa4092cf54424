package com.meterwise.forecasting.models;

import java.time.LocalDate;

import com.meterwise.forecasting.history.Series;

/**
 * What {@link GradientBoosting} looks at, after definitions.md 2.6: lags of the slot, the last level and value, the calendar, the temperature
 * now and on the days looked back to. Loads are divided by the series' recent mean, so that one model serves series of every size.
 * Not thread-safe.
 */
final class BoostingFeatures {
    static final int COUNT = 22;
    private static final int SIZE_DAYS = 56;
    /** A series that has all but stopped is not blown up by what is left of it. */
    private static final double LEAST_SHARE = 0.1;

    private final Series series;
    private final DayTypes types;
    private final LikeDays like;
    private final double all;
    private final boolean warm;

    BoostingFeatures(Series series, DayTypes types) {
        this.series = series;
        this.types = types;
        like = new LikeDays(series, types);
        all = series.scale(Math.max(0, series.end() - 365 * series.slots()));
        warm = series.knowsTemperature(series.end() - 1);
    }

    /** What loads are divided by at an origin. */
    double size(int origin) {
        return Math.max(LEAST_SHARE * all, Math.abs(series.mean(origin - SIZE_DAYS * series.slots(), origin)));
    }

    void fill(int t, int lead, int origin, double size, float[] x, int from) {
        int slots = series.slots(), day = t / slots, i = from;
        int[] back = like.daysBack(day, lead);
        LocalDate date = series.first().plusDays(day);
        double week = 0;
        for (int k = 0; k < 7; k++)
            week += lag(t, lead + k) / 7;
        int likeStart = (day - back[0]) * slots;
        x[i++] = (float) (lag(t, lead) / size);
        x[i++] = (float) (lag(t, lead + 1) / size);
        x[i++] = (float) (lag(t, back[0]) / size);
        x[i++] = (float) (lag(t, back[1]) / size);
        x[i++] = (float) ((lag(t, back[2]) + lag(t, back[3])) / 2 / size);
        x[i++] = (float) (series.mean(origin - slots, origin) / size);
        x[i++] = (float) (series.mean(likeStart, Math.min(origin, likeStart + slots)) / size);
        x[i++] = (float) (series.filled(Math.max(0, origin - 1)) / size);
        x[i++] = (float) (series.mean(origin - 7 * slots, origin) / size);
        x[i++] = (float) (week / size);
        x[i++] = t % slots / (float) slots;
        x[i++] = like.kind(day);
        x[i++] = day >= lead ? like.kind(day - lead) : like.kind(day);
        x[i++] = date.getDayOfYear();
        x[i++] = lead;
        x[i++] = types.isHoliday(date) ? 2 : types.isBridge(date) ? 1 : 0;
        x[i++] = (float) (series.mean(origin - 28 * slots, origin) / size);
        if (!warm) {
            java.util.Arrays.fill(x, i, from + COUNT, Float.NaN);
            return;
        }
        x[i++] = (float) series.temperature(t);
        x[i++] = (float) warmth(t, slots);
        x[i++] = (float) (series.temperature(t) - series.temperature(t - lead * slots));
        x[i++] = (float) (series.temperature(t) - series.temperature(t - back[0] * slots));
        x[i] = (float) (warmth(t, slots) - warmth(t - lead * slots, slots));
    }

    /** Mean temperature of the day that ends with the slot, in steps of two hours. */
    private double warmth(int t, int slots) {
        int step = Math.max(1, slots / 12), n = 0;
        double sum = 0;
        for (int at = t; at > t - slots; at -= step, n++)
            sum += series.temperature(at);
        return sum / n;
    }

    private double lag(int t, int days) { return series.filled(Math.max(0, t - days * series.slots())); }
}
