package com.meterwise.ingestion.estimation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Series;
import com.meterwise.ingestion.estimation.Estimate.Method;

/**
 * Where like days are too few: the valid days, workday for workday and weekend for weekend, that were as warm as this one, the nearest first.
 *
 * @param kelvin by which a day may be warmer or colder, 3
 * @param most   days taken, 3
 */
public record ProxyDay(Temperatures temperatures, double kelvin, int most) implements Estimator {
    /** What the days were like. */
    @FunctionalInterface
    public interface Temperatures {
        Temperatures UNKNOWN = day -> OptionalDouble.empty();

        /** Mean of the day in degrees Celsius. */
        OptionalDouble meanOf(LocalDate day);
    }

    private record Candidate(Series series, double distance) {}

    @Override
    public Optional<Estimate> fill(Series day, int from, int to, Past past) {
        OptionalDouble today = temperatures.meanOf(day.day());
        if (today.isEmpty()) return Optional.empty();
        List<Candidate> candidates = new ArrayList<>();
        for (Past.Known known : past.days()) {
            Series other = known.series();
            if (!known.isValid() || other.slots() != day.slots() || isWorkday(other, past) != isWorkday(day, past)) continue;
            OptionalDouble then = temperatures.meanOf(other.day());
            if (then.isEmpty() || Math.abs(then.getAsDouble() - today.getAsDouble()) > kelvin) continue;
            candidates.add(new Candidate(other, Math.abs(then.getAsDouble() - today.getAsDouble())));
        }
        if (candidates.isEmpty()) return Optional.empty();
        List<Series> donors = candidates.stream().sorted(Comparator.comparingDouble(Candidate::distance)).limit(most)
                .map(Candidate::series).toList();
        return Optional.of(LikeDay.mean(donors, from, to, Method.PROXY_DAY));
    }

    private static boolean isWorkday(Series day, Past past) {
        return past.kindOf(day.day()) == com.meterwise.ingestion.checking.DayKind.WORKDAY;
    }
}
