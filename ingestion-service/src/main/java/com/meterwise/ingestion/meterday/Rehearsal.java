package com.meterwise.ingestion.meterday;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.ingestion.checking.Checks;
import com.meterwise.ingestion.checking.DayBlock;
import com.meterwise.ingestion.checking.DayKind;
import com.meterwise.ingestion.checking.DaySum;
import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Suspicion;
import com.meterwise.ingestion.checking.Thresholds;
import com.meterwise.ingestion.checking.Trail;
import com.meterwise.ingestion.estimation.Estimation;
import com.meterwise.ingestion.estimation.Judge;
import com.meterwise.ingestion.estimation.Verdict;
import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Blocks;
import com.meterwise.ingestion.intake.ReadingsFormat;
import com.meterwise.ingestion.intake.RegisterReads;
import com.meterwise.ingestion.registry.MeterFacts;
import com.meterwise.ingestion.registry.Ownership;
import com.meterwise.ingestion.upload.Acceptance;
import com.meterwise.platform.time.MarketTime;

/**
 * The way of a reading through checks, merging, rules and estimation without log and database: the same classes in one process's memory, for
 * those who measure what the rules find. Days are read and closed in order. Not thread-safe.
 */
public final class Rehearsal {
    private final MarketTime market;
    private final Checks checks;
    private final Judge judge;
    private final Estimation estimation;
    private final Function<String, MeterFacts> meters;
    private final Map<MeterDay.Key, MeterDay> days = new HashMap<>();
    private final Map<Series, NavigableMap<LocalDate, Past.Known>> known = new TreeMap<>();
    private final Map<MeterDay.Key, DaySum> sums = new HashMap<>();
    private final List<Told> told = new ArrayList<>();
    private int curious;
    private int judged;

    /** A finding, or a refusal of a request. */
    public record Told(String meterId, LocalDate day, String rule, String severity, String detail) {}

    /** A closed meter-day: measured and validated whole Wh, and how gaps were filled. */
    public record Closed(String meterId, LocalDate day, long[] measured, Verdict verdict, Grade grade) {}

    private record Series(String meterId, String channel) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            int byMeter = meterId.compareTo(other.meterId);
            return byMeter != 0 ? byMeter : channel.compareTo(other.channel);
        }
    }

    public Rehearsal(MarketTime market, Checks checks, Thresholds thresholds, Estimation estimation,
            Function<String, MeterFacts> meters) {
        this.market = market;
        this.checks = checks;
        this.judge = new Judge(meter -> thresholds);
        this.estimation = estimation;
        this.meters = meters;
    }

    /** Reads a body as a request would. */
    public void read(ReadingsFormat format, InputStream body) throws IOException {
        Acceptance acceptance = new Acceptance("rehearsal", Instant.EPOCH, Optional.of(Duration.ZERO));
        format.read(body, new Blocks() {
            private String meterId = "";
            private LocalDate day = LocalDate.EPOCH;

            @Override
            public void add(RegisterReads reads) { throw new IllegalArgumentException("a rehearsal reads slots, not registers"); }

            @Override
            public void add(Block block) {
                meterId = block.meterId();
                day = market.dayOf(block.start());
                for (DayBlock part : checks.accepted(block, meters.apply(meterId), this))
                    merge(acceptance.of(part));
            }

            @Override
            public void refuse(long line, String code, String detail) { told.add(new Told(meterId, day, code, "ERROR", detail)); }
        });
    }

    private void merge(BlockUploaded block) {
        MeterDay.Key key = new MeterDay.Key(block.meterId(), block.channel(), block.day());
        MeterDay day = days.computeIfAbsent(key, any -> MeterDay.empty(key, block.interval(), market.slots(key.day(), block.interval()),
                new Ownership.Line(LocalDate.EPOCH, "CUSTOMER", block.meterId(), null)));
        MeterDay.Merged merged = day.merge(block, market.slotOf(block.start(), block.interval()));
        if (merged.isRepeat()) told.add(new Told(key.meterId(), key.day(), "REPEAT", "INFO", "known already"));
        for (Finding finding : new ContradictingDuplicate().findings(block, day, merged))
            told.add(new Told(key.meterId(), key.day(), finding.rule(), finding.severity(), finding.detail()));
    }

    /** Closes a day; what the rules say is added to {@link #told()}. */
    public List<Closed> close(LocalDate date) {
        List<Closed> closed = new ArrayList<>();
        List<MeterDay> ofDay = days.values().stream().filter(day -> day.key().day().equals(date)).toList();
        for (MeterDay day : ofDay) {
            MeterDay.Key key = day.key();
            NavigableMap<LocalDate, Past.Known> before = known.computeIfAbsent(new Series(key.meterId(), key.channel()),
                    any -> new TreeMap<>());
            Trail trail = trail(key);
            boolean isCurious = judge.isCurious(day.series(), trail);
            if (isCurious) curious++;
            judged++;
            Past past = isCurious
                    ? new Past(date, List.copyOf(before.tailMap(date.minusDays(Past.DAYS), true).descendingMap().values()),
                            DayKind.Calendar.BY_WEEKDAY)
                    : Past.none(date);
            Verdict verdict = judge.judge(day.series(), day.quality(), trail, past, estimation, suspicion -> false);
            day.validate(verdict);
            for (Suspicion suspicion : verdict.suspicions())
                told.add(new Told(key.meterId(), date, suspicion.rule(), suspicion.severity().name(), suspicion.detail()));
            closed.add(new Closed(key.meterId(), date, day.wh(), verdict, day.grade()));
            before.put(date, DayClose.known(day));
            sums.put(key, DaySum.of(day.wh()));
            days.remove(key);
        }
        return closed;
    }

    private Trail trail(MeterDay.Key key) {
        List<DaySum> before = new ArrayList<>(Trail.DAYS);
        for (int back = 1; back <= Trail.DAYS; back++)
            before.add(sums.getOrDefault(new MeterDay.Key(key.meterId(), key.channel(), key.day().minusDays(back)), DaySum.NOTHING));
        return new Trail(key.day(), before, DayKind.Calendar.BY_WEEKDAY);
    }

    /** All that was said, refusals included, in the order of reading and closing. */
    public List<Told> told() { return List.copyOf(told); }

    /** Share of the meter-days whose history had to be read. */
    public double curiousShare() {
        return judged == 0 ? 0 : (double) curious / judged;
    }

}
