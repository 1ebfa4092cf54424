package com.meterwise.forecasting.models;

import java.time.LocalDate;

import com.meterwise.forecasting.history.Series;

/** What the {@link CalendarRidge} looks at. Not thread-safe. */
final class CalendarFeatures {
    private static final int HARMONICS = 3;
    private static final int LOAD_COUNT = 1 + DayTypes.KINDS + 4 + 4 * HARMONICS + 2;
    private static final double DAYS_A_YEAR = 365.25;

    private final Series series;
    private final DayTypes types;
    private final Degrees degrees;
    private final LikeDays days;
    private final int season;

    /** @param season false to fit a history too short to show a season or a trend: their coefficients are then zero */
    CalendarFeatures(Series series, DayTypes types, Degrees degrees, boolean season) {
        this.season = season ? 1 : 0;
        this.series = series;
        this.types = types;
        this.degrees = degrees;
        days = new LikeDays(series, types);
    }

    int count() { return count(degrees != null); }

    static int count(boolean temperature) { return temperature ? LOAD_COUNT + Degrees.COUNT + Degrees.NOW : LOAD_COUNT; }

    /** @param beside -1 if {@code t} is the slot before the one fitted, 1 if it is the one after, else 0 */
    void fill(int t, int beside, double[] x) {
        int day = t / series.slots(), kind = days.kind(day), i = 0;
        LocalDate date = series.first().plusDays(day);
        boolean off = kind >= DayTypes.SATURDAY;
        x[i++] = 1;
        for (int k = 0; k < DayTypes.KINDS; k++)
            x[i++] = k == kind ? 1 : 0;
        x[i++] = types.isHoliday(date) ? 1 : 0;
        x[i++] = types.isBridge(date) ? 1 : 0;
        x[i++] = types.isHoliday(date.minusDays(1)) && !off ? 1 : 0;
        x[i++] = season * (date.toEpochDay() / DAYS_A_YEAR - 50);
        for (int k = 1; k <= HARMONICS; k++) {
            double angle = 2 * Math.PI * k * date.getDayOfYear() / DAYS_A_YEAR, sin = season * Math.sin(angle),
                    cos = season * Math.cos(angle);
            x[i++] = sin;
            x[i++] = cos;
            x[i++] = off ? sin : 0;
            x[i++] = off ? cos : 0;
        }
        // neighbours of the slot have a level of their own
        x[i++] = beside;
        x[i++] = Math.abs(beside);
        if (degrees == null) return;
        int temperature = i;
        i = degrees.fill(t, x, i);
        for (int k = 0; k < Degrees.NOW; k++)
            x[i++] = off ? x[temperature + k] : 0;
    }
}
