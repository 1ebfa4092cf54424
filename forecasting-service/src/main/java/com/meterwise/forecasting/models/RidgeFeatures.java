package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.LoadHistory;

/**
 * What the ridge looks at for a slot of a day, all of it known the midnight before: the slot's own lags of 1, 2, 7, 14 and 21 to 28 days, the
 * neighbouring slots and the evening of the day before, moving means, the kind of day, and the season. On a young series a lag that reaches
 * before its beginning is replaced by last week's. Loads are in units of the series' mean, so that one penalty fits all sizes.
 */
final class RidgeFeatures {
    static final int COUNT = 31;
    /** First day that has a week behind it. */
    static final int FIRST_DAY = 7;
    private static final double DAYS_A_YEAR = 365.25;

    private final LoadHistory history;
    private final DayTypes types;
    private final double scale;
    private final double[] dayMean;

    RidgeFeatures(LoadHistory history, DayTypes types, double scale) {
        this.history = history;
        this.types = types;
        this.scale = scale;
        dayMean = new double[history.days()];
        for (int d = 0; d < dayMean.length; d++) {
            for (int s = 0; s < history.slots(); s++)
                dayMean[d] += history.filled(d, s);
            dayMean[d] /= history.slots() * scale;
        }
    }

    /** Fills {@code x} for a day up to and including the one after the history ends. */
    void fill(int day, int slot, double[] x) {
        int slots = history.slots(), i = 0, type = types.of(history.date(day));
        double yesterday = load(day - 1, slot), meanYesterday = dayMean[day - 1];
        x[i++] = 1;
        for (int kind = 0; kind < DayTypes.KINDS; kind++)
            x[i++] = kind == type ? 0.5 : 0;
        x[i++] = yesterday;
        x[i++] = load(day - 2, slot);
        x[i++] = load(day - 7, slot);
        x[i++] = load(lag(day, 14), slot);
        x[i++] = (load(lag(day, 21), slot) + load(lag(day, 28), slot)) / 2;
        x[i++] = meanYesterday;
        x[i++] = weekMean(day);
        x[i++] = slotWeekMean(day, slot);
        x[i++] = dayMean[day - 7];
        x[i++] = load(day - 1, slots - 1);
        int evening = Math.max(1, slots / 8);
        double late = 0;
        for (int s = slots - 1 - evening; s < slots - 1; s++)
            late += load(day - 1, s);
        x[i++] = late / evening;
        x[i++] = load(day - 1, Math.max(0, slot - 1));
        x[i++] = load(day - 1, Math.min(slots - 1, slot + 1));
        x[i++] = type >= DayTypes.SATURDAY ? yesterday : 0;
        x[i++] = type == DayTypes.MONDAY ? yesterday : 0;
        x[i++] = type == DayTypes.SATURDAY ? yesterday : 0;
        x[i++] = type == DayTypes.MONDAY ? meanYesterday : 0;
        x[i++] = type == DayTypes.SATURDAY ? meanYesterday : 0;
        double season = 2 * Math.PI * history.date(day).getDayOfYear() / DAYS_A_YEAR;
        x[i++] = 0.3 * Math.sin(season);
        x[i++] = 0.3 * Math.cos(season);
        x[i++] = 0.3 * Math.sin(2 * season);
        x[i++] = 0.3 * Math.cos(2 * season);
        x[i] = 0.3 * Math.sin(3 * season);
    }

    private double load(int day, int slot) { return history.filled(day, slot) / scale; }

    private static int lag(int day, int lag) { return day >= lag ? day - lag : day - 7; }

    private double weekMean(int day) {
        double sum = 0;
        for (int k = 1; k <= 7; k++)
            sum += dayMean[day - k];
        return sum / 7;
    }

    private double slotWeekMean(int day, int slot) {
        double sum = 0;
        for (int k = 1; k <= 7; k++)
            sum += load(day - k, slot);
        return sum / 7;
    }
}
