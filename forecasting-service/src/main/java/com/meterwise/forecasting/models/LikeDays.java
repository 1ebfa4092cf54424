package com.meterwise.forecasting.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import com.meterwise.forecasting.history.Series;

/**
 * The days before a day that are of its kind. On an ordinary Tuesday they are the Tuesdays before it; Tuesdays that were holidays are passed
 * over, and before a holiday they are Sundays and holidays. Not thread-safe.
 */
final class LikeDays {
    static final int COUNT = 4;
    private static final int LOOK_BACK_DAYS = 56;

    private final Series series;
    private final DayTypes types;
    private final Map<Long, int[]> found = new HashMap<>();
    private int[] kinds = new int[0];

    LikeDays(Series series, DayTypes types) {
        this.series = series;
        this.types = types;
    }

    int kind(int day) {
        if (day >= kinds.length) {
            int known = kinds.length;
            kinds = Arrays.copyOf(kinds, Math.max(day + 8, known * 2));
            for (int d = known; d < kinds.length; d++)
                kinds[d] = types.of(series.first().plusDays(d));
        }
        return kinds[day];
    }

    /** How many days to go back, at least {@code least}, to each of the last four days of the same kind that the series reaches. */
    int[] daysBack(int day, int least) {
        return found.computeIfAbsent((long) day << 16 | least, key -> find(day, least));
    }

    private int[] find(int day, int least) {
        int[] back = new int[COUNT];
        int n = 0, kind = kind(day);
        for (int k = least; n < COUNT && k <= day && k <= least + LOOK_BACK_DAYS; k++)
            if (kind(day - k) == kind) back[n++] = k;
        int last = n > 0 ? back[n - 1] : Math.min(Math.max(1, day), week(least));
        Arrays.fill(back, n, COUNT, last);
        return back;
    }

    private static int week(int least) { return (least + 6) / 7 * 7; }
}
