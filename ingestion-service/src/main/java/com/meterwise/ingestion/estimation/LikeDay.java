package com.meterwise.ingestion.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Series;
import com.meterwise.ingestion.estimation.Estimate.Method;

/**
 * The mean of the last valid days like this one: of the same weekday, and if these are too few, of the same kind of day.
 *
 * @param least days needed, 3
 * @param most  days taken, 4
 */
public record LikeDay(int least, int most) implements Estimator {
    @Override
    public Optional<Estimate> fill(Series day, int from, int to, Past past) {
        List<Series> donors = donors(day, past, true);
        if (donors.size() < least) donors = donors(day, past, false);
        return donors.size() < least ? Optional.empty() : Optional.of(mean(donors, from, to, Method.LIKE_DAY));
    }

    private List<Series> donors(Series day, Past past, boolean sameWeekday) {
        List<Series> donors = new ArrayList<>(most);
        for (Past.Known known : past.days()) {
            Series other = known.series();
            if (donors.size() == most) break;
            if (!known.isValid() || other.slots() != day.slots() || past.kindOf(other.day()) != past.kind()) continue;
            if (!sameWeekday || other.day().getDayOfWeek() == day.day().getDayOfWeek()) donors.add(other);
        }
        return donors;
    }

    static Estimate mean(List<Series> donors, int from, int to, Method method) {
        long[] wh = new long[to - from];
        double variances = 0;
        int n = donors.size();
        for (int slot = from; slot < to; slot++) {
            double sum = 0;
            for (Series donor : donors)
                sum += donor.wh()[slot];
            double mean = sum / n;
            double squares = 0;
            for (Series donor : donors)
                squares += (donor.wh()[slot] - mean) * (donor.wh()[slot] - mean);
            if (n > 1) variances += squares / (n - 1);
            wh[slot - from] = Math.round(mean);
        }
        // the new day strays as the donors do, and their mean strays, too
        long bound = n < 2 ? -1 : Math.round(NINETY_PERCENT * Math.sqrt(variances / wh.length * (1 + 1.0 / n)));
        return new Estimate(from, wh, method, donors.stream().map(Series::day).toList(), false, bound);
    }
}
