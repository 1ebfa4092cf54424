package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

import com.meterwise.contracts.Topic;
import com.meterwise.ingestion.checking.DayKind;
import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Severity;
import com.meterwise.ingestion.checking.Suspicion;
import com.meterwise.ingestion.checking.Trail;
import com.meterwise.ingestion.estimation.Estimation;
import com.meterwise.ingestion.estimation.Judge;
import com.meterwise.ingestion.estimation.RegisterScaling;
import com.meterwise.ingestion.estimation.Verdict;
import com.meterwise.ingestion.registers.Advance;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;

/**
 * Rules and estimation for a market day that closes, some thousand meters a transaction. What comes out depends on the measured values up to
 * that day and on persons' answers alone, so it may be done again at any time; a revision is published only where something has changed.
 */
public final class DayClose {
    /** Rules that have the last word here; others' findings are left alone. */
    private static final List<String> RULES = List.of("V03", "V04", "V07", "V08", "V09", "V10", "V11", "V12", "V13", "V14", "V15", "V16",
            "V18");
    private static final int METERS = 2000;
    /** A meter silent for longer has been told of. */
    private static final int PRESENT_BEFORE = 3;

    private final MarketTime market;
    private final Judge judge;
    private final Surroundings surroundings;
    private final CountedTable registers;
    private final MeterDayOut out;

    public DayClose(MarketTime market, Judge judge, Surroundings surroundings, Advance advance) {
        this.market = market;
        this.registers = new CountedTable(market, advance);
        this.judge = judge;
        this.surroundings = surroundings;
        this.out = new MeterDayOut(market);
    }

    /** What the ways to estimate can lean on, for one market day. */
    public interface Surroundings {
        /** @param registers what the registers of the day's meters counted */
        Estimation estimation(Connection connection, LocalDate day, RegisterScaling.Registers registers) throws SQLException;

        /** Of the day and the weeks before. */
        DayKind.Calendar calendar(Connection connection, LocalDate day) throws SQLException;
    }

    /**
     * One step of the work.
     *
     * @param after     meter after which it begins; "" for the first step
     * @param customers whose meters are concerned, "" for feeders; null for all
     * @return the last meter done; empty if there was none left
     */
    public Optional<String> step(LocalDate day, String after, Collection<String> customers, Work work) throws SQLException {
        Connection connection = work.connection();
        List<MeterDay> page = MeterDayTable.page(connection, day, after, customers, METERS);
        if (page.isEmpty()) return Optional.empty();
        judge(day, page, Set.of(), work);
        return Optional.of(page.get(page.size() - 1).key().meterId());
    }

    /**
     * A meter's rows of a day, held until the end of the transaction.
     *
     * @param key      of the row that is asked for
     * @param isClosed whether the market day is closed
     * @param leaning  what leans on it
     */
    record Locked(MeterDay.Key key, boolean isClosed, List<MeterDay> rows, List<LeaningTable.Leaning> leaning) {
        Optional<MeterDay> day() { return rows.stream().filter(row -> row.key().equals(key)).findFirst(); }
    }

    Locked lock(MeterDay.Key key, Work work) throws SQLException {
        List<LeaningTable.Leaning> leaning = new LeaningTable(market).onClosed(work.connection(), Set.of(key));
        SortedSet<LocalDate> days = new TreeSet<>(Set.of(key.day()));
        leaning.forEach(each -> days.add(each.day()));
        boolean isClosed = DayLocks.share(work.connection(), days).contains(key.day());
        return new Locked(key, isClosed, MeterDayTable.lock(work.connection(), key.meterId(), key.day()), leaning);
    }

    /** Judges one meter's day again after a person's answer; a day that is still open waits for its close. */
    void again(Locked locked, boolean isEdited, Work work) throws SQLException {
        if (locked.rows.isEmpty()) return;
        Set<MeterDay> edited = isEdited ? Set.of(locked.day().orElseThrow()) : Set.of();
        if (!locked.isClosed) {
            MeterDaySaveTable.save(work.connection(), edited);
            for (MeterDay meterDay : edited)
                out.publish(meterDay, false, work);
            return;
        }
        if (judge(locked.key.day(), locked.rows, edited, work))
            DayLocks.rememberLate(work.connection(), Set.of(locked.key.day()), locked.rows);
        // a day that nobody doubts any more can be a donor, though none of its values has changed
        LeaningTable.rememberLate(work.connection(), locked.leaning, Set.of(locked.key));
    }

    /** @return whether a revision was published */
    private boolean judge(LocalDate day, List<MeterDay> page, Set<MeterDay> edited, Work work) throws SQLException {
        Connection connection = work.connection();
        boolean isRevised = false;
        List<String> meterIds = page.stream().map(meterDay -> meterDay.key().meterId()).distinct().toList();
        DayKind.Calendar calendar = surroundings.calendar(connection, day);
        Map<MeterDay.Key, Trail> trails = TrailTable.of(connection, page.stream().map(MeterDay::key).toList(), Trail.DAYS, calendar);
        Map<MeterDay.Key, Past> pasts = pasts(connection, page, trails, calendar);
        Set<String> overruled = FindingTable.overruled(connection, day, meterIds);
        Counted counted = registers.of(connection, day, page.stream().map(MeterDay::key).toList());
        Estimation estimation = surroundings.estimation(connection, day, counted);

        List<MeterDay> touched = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (MeterDay meterDay : page) {
            MeterDay.Key key = meterDay.key();
            Validated before = meterDay.validated();
            Predicate<Suspicion> isOverruled = suspicion -> overruled.contains(Finding.of(key, suspicion, market.endOf(day)).id());
            Verdict judged = judge.judge(meterDay.series(), meterDay.quality(), trail(trails, key, calendar), past(pasts, key), estimation,
                    isOverruled);
            Verdict verdict = counted.judge(key, meterDay.interval().toSeconds(), judged.wh(), judge.thresholds(key.meterId()).sum())
                    .map(suspicion -> judged.and(suspicion, isOverruled.test(suspicion))).orElse(judged);
            if (meterDay.validate(verdict) || edited.contains(meterDay)) {
                out.publish(meterDay, true, work);
                isRevised = true;
            }
            if (edited.contains(meterDay) || !meterDay.validated().isSame(before)) touched.add(meterDay);
            for (Suspicion suspicion : verdict.suspicions())
                findings.add(Finding.of(key, suspicion, market.endOf(day)));
        }
        findings.addAll(new MeterCheckTable(market, judge).findings(connection, page, pasts));
        MeterDaySaveTable.save(connection, touched);
        FindingTable.withdrawOthers(connection, day, meterIds, RULES, findings);
        for (Finding added : FindingTable.addNew(connection, findings))
            work.send(Topic.FINDING, added.meterDay().meterId(), added.toEvent());
        return isRevised;
    }

    /** Meters that sent something on the days just before and nothing at all of this one. */
    public void missAbsent(LocalDate day, Work work) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (MeterDay.Key key : MeterDayTable.absent(work.connection(), day, PRESENT_BEFORE)) {
            Suspicion suspicion = new Suspicion("V04", Severity.ERROR, -1, 0, "nothing of the day was sent");
            findings.add(Finding.of(key, suspicion, market.endOf(day)));
        }
        for (Finding added : FindingTable.addNew(work.connection(), findings))
            work.send(Topic.FINDING, added.meterDay().meterId(), added.toEvent());
    }

    private Map<MeterDay.Key, Past> pasts(Connection connection, List<MeterDay> page, Map<MeterDay.Key, Trail> trails,
            DayKind.Calendar calendar)
            throws SQLException {
        List<MeterDay.Key> curious = new ArrayList<>();
        for (MeterDay meterDay : page)
            if (judge.isCurious(meterDay.series(), trail(trails, meterDay.key(), calendar))) curious.add(meterDay.key());
        Map<MeterDay.Key, Past> pasts = new HashMap<>();
        MeterDayTable.before(connection, curious, Past.DAYS).forEach((key, days) -> pasts.put(key, past(key.day(), days, calendar)));
        return pasts;
    }

    private static Past past(LocalDate day, List<MeterDay> days, DayKind.Calendar calendar) {
        return new Past(day, days.stream().map(DayClose::known).toList(), calendar);
    }

    static Past.Known known(MeterDay day) {
        return new Past.Known(day.series(), day.validated().severity(), !day.validated().estimates().isEmpty());
    }

    private static Past past(Map<MeterDay.Key, Past> pasts, MeterDay.Key key) {
        Past past = pasts.get(key);
        return past == null ? Past.none(key.day()) : past;
    }

    private static Trail trail(Map<MeterDay.Key, Trail> trails, MeterDay.Key key, DayKind.Calendar calendar) {
        Trail trail = trails.get(key);
        return trail == null ? new Trail(key.day(), List.of(), calendar) : trail;
    }

}
