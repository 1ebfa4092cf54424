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
import com.meterwise.ingestion.meterday.DayClose;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/**
 * Closes market days, in order: what was uploaded is merged, then judged and completed, and all of it published first, so that the tick can say
 * how far to read. Thread-safe; an attempt that runs out of time leaves its work to the next.
 */
public final class Closing {
    private final MarketTime market;
    private final Progress progress;
    private final Transactions transactions;
    private final InstantSource clock;
    private final DayClose dayClose;

    public Closing(MarketTime market, Progress progress, Transactions transactions, InstantSource clock, DayClose dayClose) {
        this.market = market;
        this.progress = progress;
        this.transactions = transactions;
        this.clock = clock;
        this.dayClose = dayClose;
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
        if (!progress.awaitPublished(left(deadline))) return Optional.empty();
        for (LocalDate day : days)
            if (!validate(day, deadline)) return Optional.empty();
        if (!progress.awaitPublished(left(deadline))) return Optional.empty();
        Map<String, Map<Integer, Long>> published = progress.published();
        LocalDate last = days.isEmpty() ? through : days.get(days.size() - 1);
        List<Closed> closed = new ArrayList<>();
        for (LocalDate day : days)
            transactions.call(work -> close(day, last, published, work)).ifPresent(closed::add);
        return Optional.of(closed);
    }

    private static Duration left(long deadline) { return Duration.ofNanos(Math.max(0, deadline - System.nanoTime())); }

    /** @return false if time ran out; what is done stays done, and is the same when done again */
    private boolean validate(LocalDate day, long deadline) {
        if (transactions.call(work -> MarketDayTable.isValidated(work.connection(), day))) return true;
        boolean isFirst = transactions.call(work -> MarketDayTable.revision(work.connection(), day)) == 0;
        List<String> customers = isFirst ? null : transactions.call(work -> MarketDayTable.late(work.connection(), day));
        for (Optional<String> last = Optional.of(""); last.isPresent();) {
            if (System.nanoTime() > deadline) return false;
            String after = last.get();
            // the day's row first, as everybody does who changes its meter-days
            last = transactions.call(work -> MarketDayTable.isClosing(work.connection(), day)
                    ? dayClose.step(day, after, customers, work)
                    : Optional.empty());
        }
        transactions.run(work -> {
            if (!MarketDayTable.isClosing(work.connection(), day)) return;
            dayClose.missAbsent(day, work);
            MarketDayTable.setValidated(work.connection(), day);
        });
        return true;
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
