package com.meterwise.platform.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.Watermarks;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Transactions;

/**
 * Builds read models anew from meter-days told once more, beside the live ones, and puts them in their place day by day where they differ.
 * Live readings go on meanwhile, into both; nothing is published. Everything stands in the database, so a crash costs nothing: the intake
 * goes on where it was. Thread-safe.
 */
public final class Rebuilds {
    /** About eleven years; more is a typing error. */
    static final long MOST_DAYS = 4000;
    /** No meter was read before, and the database holds no day beyond some: a typing error, too. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1), LATEST = LocalDate.of(2999, 12, 31);
    private static final String ERASED = "CustomerErased";

    private final ReadModels models;
    private final Transactions transactions;
    private final Supplier<Map<String, Map<Integer, Long>>> retoldUpTo;
    private final InstantSource clock;

    public Rebuilds(ReadModels models, Transactions transactions, Watermarks watermarks, InstantSource clock) {
        this(models, transactions, () -> watermarks.endOffsets(Set.of(models.retold())), clock);
    }

    /** @param retoldUpTo where the topic of retold meter-days ends */
    public Rebuilds(ReadModels models, Transactions transactions, Supplier<Map<String, Map<Integer, Long>>> retoldUpTo,
            InstantSource clock) {
        this.models = models;
        this.transactions = transactions;
        this.retoldUpTo = retoldUpTo;
        this.clock = clock;
    }

    /** Live readings, which fill a shadow too while there is one. @param shadow writes read models only, and sends nothing */
    public static Handler live(Handler live, Handler shadow) {
        return Shadow.beside(live, shadow);
    }

    /** Retold meter-days, which fill the shadow only; when nobody rebuilds they pass by. */
    public static Handler retold(Handler shadow) {
        return Shadow.beside((records, work) -> {}, shadow);
    }

    /** Customers' states; one who is erased is forgotten in the shadow as well. */
    public static Handler erasing(Handler customers, ReadModels models) {
        return Shadow.beside(customers, (records, work) -> {
            for (Received record : records)
                if (record.isTombstone() || ERASED.equals(record.type())) forget(record.key(), models, work.connection());
        });
    }

    private static void forget(String owner, ReadModels models, Connection connection) throws SQLException {
        for (ReadModels.ByDay model : models.byDay())
            try (PreparedStatement delete = connection
                    .prepareStatement("delete from %s where %s = ?".formatted(model.table(), model.owner()))) {
                delete.setString(1, owner);
                delete.executeUpdate();
            }
    }

    /**
     * Makes room for what ingestion is to tell once more from now on.
     *
     * @return empty if a rebuild is open
     * @throws IllegalArgumentException if the days are in the wrong order or too many
     */
    public Optional<Rebuild> begin(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) throw new IllegalArgumentException("to must not be before from, got [%s, %s]".formatted(from, to));
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS)
            throw new IllegalArgumentException("at most %d days, got [%s, %s]".formatted(MOST_DAYS, from, to));
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST))
            throw new IllegalArgumentException("days must be in [%s, %s], got [%s, %s]".formatted(EARLIEST, LATEST, from, to));
        String id = UUID.randomUUID().toString();
        return transactions.call(work -> {
            // a live batch is either wholly before, and then told once more, or wholly after, and then in the shadow by itself
            lockReadings(work.connection());
            RebuildTable.Range range = new RebuildTable.Range(id, models.first(from), models.last(to), Rebuild.FILLING);
            if (!RebuildTable.begin(range, clock.instant(), work.connection())) return Optional.<Rebuild>empty();
            Shadow.create(models, work.connection());
            return find(id, work.connection());
        });
    }

    /** What came of asking for a step. */
    public enum Step {
        DONE, STILL_READING, NOT_COMPARED, NOT_OPEN
    }

    /** Holds the read models against the live ones, in one snapshot, as soon as all that was told once more has been read. */
    public Step compare(String id) {
        Map<String, Map<Integer, Long>> upTo = retoldUpTo.get();
        return transactions.call(work -> {
            try (Statement snapshot = work.connection().createStatement()) {
                snapshot.execute("set transaction isolation level repeatable read");
            }
            Optional<RebuildTable.Range> open = RebuildTable.lockOpen(id, work.connection());
            if (open.isEmpty()) return Step.NOT_OPEN;
            if (!Watermarks.isConsumed(work.connection(), upTo)) return Step.STILL_READING;
            DayDigests.compare(models, open.get(), work.connection());
            RebuildTable.state(id, Rebuild.COMPARED, null, work.connection());
            return Step.DONE;
        });
    }

    /** Puts the rebuilt days in the place of the live ones that differ, while live readings wait, and drops the shadow. */
    public Step switchOver(String id) {
        return transactions.call(work -> {
            lockReadings(work.connection());
            Optional<RebuildTable.Range> open = RebuildTable.lockOpen(id, work.connection());
            if (open.isEmpty()) return Step.NOT_OPEN;
            if (!open.get().state().equals(Rebuild.COMPARED)) return Step.NOT_COMPARED;
            // readings have come since it was compared, into both: what differs is asked again
            DayDigests.compare(models, open.get(), work.connection());
            DayDigests.replace(models, open.get(), work.connection());
            Shadow.drop(work.connection());
            RebuildTable.state(id, Rebuild.SWITCHED, clock.instant(), work.connection());
            return Step.DONE;
        });
    }

    /** Gives the rebuilt read models up; the live ones stay as they are. */
    public Step drop(String id) {
        return transactions.call(work -> {
            lockReadings(work.connection());
            if (RebuildTable.lockOpen(id, work.connection()).isEmpty()) return Step.NOT_OPEN;
            Shadow.drop(work.connection());
            RebuildTable.state(id, Rebuild.DROPPED, clock.instant(), work.connection());
            return Step.DONE;
        });
    }

    public Optional<Rebuild> find(String id) { return transactions.call(work -> find(id, work.connection())); }

    /** The latest first. */
    public List<Rebuild> list(int limit) {
        return transactions.call(work -> RebuildTable.list(null, limit, work.connection()));
    }

    private static Optional<Rebuild> find(String id, Connection connection) throws SQLException {
        return RebuildTable.list(id, 1, connection).stream().findFirst();
    }

    /** The intake locks the same rows in the same order before it writes: it waits, and what it writes next it writes knowing of this. */
    private void lockReadings(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select 1 from kafka_offset where topic = any(?) order by topic, partition for update")) {
            lock.setArray(1, connection.createArrayOf("text",
                    new Object[]{ models.readings().name(), models.retold().name(), Topic.CUSTOMER.name() }));
            lock.executeQuery().close();
        }
    }
}
