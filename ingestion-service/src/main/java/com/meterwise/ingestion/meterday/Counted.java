package com.meterwise.ingestion.meterday;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.meterwise.ingestion.checking.Series;
import com.meterwise.ingestion.checking.SumCheck;
import com.meterwise.ingestion.checking.Suspicion;
import com.meterwise.ingestion.estimation.RegisterScaling;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.registers.Count;

/** What the registers of some meters counted over a market day, or until some time in it. */
final class Counted implements RegisterScaling.Registers {
    static final Counted NOTHING = new Counted(0, 0, Map.of());

    private final long start;
    private final long end;
    private final Map<MeterDay.Key, List<Until>> counts;

    /**
     * A count that ends within the day.
     *
     * @param earlierWh what the slots of the days before add up to that it covers; 0 if it begins with the day or in it
     * @param isWhole   whether none of these slots is missing
     */
    record Until(Count count, long earlierWh, boolean isWhole) {}

    /**
     * @param start of the day, seconds since 1970
     * @param end   of the day
     */
    Counted(long start, long end, Map<MeterDay.Key, List<Until>> counts) {
        this.start = start;
        this.end = end;
        this.counts = counts;
    }

    /** From a count that begins before the day, what the days before have of it is taken off. */
    @Override
    public Optional<Long> countedWh(Series day) {
        for (Until until : of(new MeterDay.Key(day.meterId(), day.channel(), day.day())))
            if (until.count.to() == end && until.count.from() <= start && until.isWhole)
                return Optional.of(Math.round(until.count.wh()) - until.earlierWh);
        return Optional.empty();
    }

    /** V10 for the values that count; nothing is said of a sum in which a slot is missing. */
    Optional<Suspicion> judge(MeterDay.Key key, long seconds, long[] wh, SumCheck rule) {
        for (Until until : of(key)) {
            if (!until.isWhole) continue;
            long from = Math.max(until.count.from(), start) - start;
            long to = until.count.to() - start;
            if (from % seconds != 0 || to % seconds != 0) continue;
            long sum = until.earlierWh;
            boolean isWhole = true;
            for (long slot = from / seconds; slot < to / seconds; slot++) {
                isWhole &= wh[(int) slot] != Energy.MISSING;
                sum += wh[(int) slot];
            }
            if (!isWhole) continue;
            Optional<Suspicion> found = rule.judge(sum / 1000.0, until.count.wh() / 1000, until.count.resolutionWh() / 1000);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private List<Until> of(MeterDay.Key key) { return counts.getOrDefault(key, List.of()); }
}
