package com.meterwise.ingestion.estimation;

import java.util.List;
import java.util.Optional;

import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Series;
import com.meterwise.ingestion.estimation.Estimate.Method;
import com.meterwise.ingestion.intake.Energy;

/**
 * A straight line over a short gap between two measured slots; the one before may be the last of the day before.
 *
 * @param hours the longest gap filled so, 2
 */
public record LinearGap(double hours) implements Estimator {
    @Override
    public Optional<Estimate> fill(Series day, int from, int to, Past past) {
        if (to == day.slots() || to - from > hours * 3600 / day.interval().toSeconds()) return Optional.empty();
        long left = from > 0 ? day.wh()[from - 1] : lastBefore(day, past);
        if (left == Energy.MISSING) return Optional.empty();
        long[] wh = new long[to - from];
        for (int i = 0; i < wh.length; i++)
            wh[i] = Math.round(between(left, day.wh()[to], i + 1, wh.length + 1));
        return Optional.of(new Estimate(from, wh, Method.LINEAR, List.of(), false, bound(day, wh.length)));
    }

    private static long lastBefore(Series day, Past past) {
        if (past.days().isEmpty()) return Energy.MISSING;
        Series before = past.days().get(0).series();
        boolean isNeighbour = before.day().equals(day.day().minusDays(1)) && before.interval().equals(day.interval());
        return isNeighbour ? before.wh()[before.slots() - 1] : Energy.MISSING;
    }

    /** What such a line would have missed by in the middle of gaps of this length all over the same day. */
    private static long bound(Series day, int length) {
        double squares = 0;
        int count = 0;
        int middle = (length + 1) / 2;
        for (int left = 0; left + length + 1 < day.slots(); left++) {
            int right = left + length + 1;
            if (!day.has(left) || !day.has(right) || !day.has(left + middle)) continue;
            double miss = day.wh()[left + middle] - between(day.wh()[left], day.wh()[right], middle, length + 1);
            squares += miss * miss;
            count++;
        }
        return count == 0 ? -1 : Math.round(NINETY_PERCENT * Math.sqrt(squares / count));
    }

    private static double between(long left, long right, int step, int steps) { return left + (double) (right - left) * step / steps; }
}
