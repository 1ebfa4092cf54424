package com.meterwise.ingestion.marketday;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.contracts.MarketDayClosed;
import com.meterwise.contracts.Topic;
import com.meterwise.ingestion.meterday.Finding;
import com.meterwise.ingestion.meterday.FindingTable;
import com.meterwise.ingestion.meterday.Gap;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/** Closes market days, in order: what was uploaded is merged and published first, so that the tick can say how far to read. Thread-safe. */
public final class Closing {
    private final MarketTime market;
    private final Progress progress;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Gap gap;

    public Closing(MarketTime market, Progress progress, Transactions transactions, InstantSource clock) {
        this.market = market;
        this.progress = progress;
        this.transactions = transactions;
        this.clock = clock;
        this.gap = new Gap(market);
    }

    /** A day that was closed, for the first time or again. */
    public record Closed(LocalDate day, int revision) {}

    /**
     * Closes every day with data up to {@code through} that is open or changed since.
     *
     * @return what was closed, in order; empty optional if the stream is still behind after {@code patience}
     */
    public Optional<List<Closed>> close(LocalDate through, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        if (!progress.awaitPublished(patience)) return Optional.empty();
        // from here on a change of these days is a late one: what the tick's offsets do not cover gets a tick of its own
        List<LocalDate> days = transactions.call(work -> MarketDayTable.beginClose(work.connection(), through));
        if (!progress.awaitPublished(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) return Optional.empty();
        Map<String, Map<Integer, Long>> published = progress.published();
        LocalDate last = days.isEmpty() ? through : days.get(days.size() - 1);
        List<Closed> closed = new ArrayList<>();
        for (LocalDate day : days)
            transactions.call(work -> close(day, last, published, work)).ifPresent(closed::add);
        return Optional.of(closed);
    }

    private Optional<Closed> close(LocalDate day, LocalDate through, Map<String, Map<Integer, Long>> published, Work work)
            throws SQLException {
        Connection connection = work.connection();
        // somebody else closed it since it was listed
        if (!MarketDayTable.isClosing(connection, day)) return Optional.empty();
        int revision = MarketDayTable.revision(connection, day) + 1;
        List<String> late = MarketDayTable.takeLate(connection, day);
        DayCount count = MarketDayTable.count(connection, day);
        MarketDay closed = new MarketDay(day, revision, count.expected(), count.coverage(), count.grades(), clock.instant());
        MarketDayTable.close(connection, closed);
        for (Finding finding : FindingTable.addNew(connection, gap.findings(connection, day)))
            work.send(Topic.FINDING, finding.meterDay().meterId(), finding.toEvent());
        work.send(Topic.MARKET_DAY, market.zone().getId(), event(closed, through, late, published));
        return Optional.of(new Closed(day, revision));
    }

    private MarketDayClosed event(MarketDay day, LocalDate through, List<String> late, Map<String, Map<Integer, Long>> published) {
        Map<String, Map<Integer, Long>> master = new TreeMap<>(published);
        Map<Integer, Long> readings = master.remove(Topic.READINGS.name());
        return new MarketDayClosed(day.day(), market.zone().getId(), day.revision(), day.meters(), day.coverage(),
                new TreeMap<>(day.grades()), readings, master, day.revision() == 1 ? List.of() : late, through, day.closedAt());
    }
}
