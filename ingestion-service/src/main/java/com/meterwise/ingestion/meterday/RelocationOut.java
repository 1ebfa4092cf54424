package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import com.meterwise.ingestion.registry.Entry;
import com.meterwise.ingestion.registry.Meter;
import com.meterwise.ingestion.registry.Ownership;
import com.meterwise.ingestion.registry.OwnershipTable;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.TransactionFailed;
import com.meterwise.platform.work.Work;

/**
 * A meter that moves in the past takes its days along: each goes from the former owner, by an empty revision, to the new one with its values.
 * What the two have together stays the same.
 */
public final class RelocationOut {
    private final MeterDayOut out;

    public RelocationOut(MarketTime market) { this.out = new MeterDayOut(market); }

    /** @param changed a state of a meter that holds from its {@code validFrom} on */
    public void follow(Entry<Meter> changed, Work work) {
        Meter meter = changed.state();
        try {
            if (changed.sequence() > 1 && mayMoveDays(changed, work.connection()))
                move(meter.meterId(), meter.validFrom(),
                        new Ownership.Line(meter.validFrom(), meter.kind(), meter.customerId(), meter.feederId()), work);
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
    }

    /** Whether some day may have another owner now: not if the state before, valid no later, names the same. */
    private static boolean mayMoveDays(Entry<Meter> changed, Connection connection) throws SQLException {
        List<Ownership.Line> lines = OwnershipTable.of(connection, List.of(changed.state().meterId())).get(changed.state().meterId())
                .lines();
        return lines.size() < 2 || !isSame(lines.get(0), lines.get(1)) || lines.get(1).validFrom().isAfter(lines.get(0).validFrom());
    }

    private void move(String meterId, LocalDate from, Ownership.Line owner, Work work) throws SQLException {
        Connection connection = work.connection();
        DayLocks.alone(connection);
        List<MeterDay> moved = new ArrayList<>();
        for (MeterDay day : MeterDayTable.loadSince(connection, meterId, from))
            if (!isSame(day.owner(), owner)) moved.add(day);
        if (moved.isEmpty()) return;
        Set<LocalDate> closed = DayLocks.share(connection, new TreeSet<>(moved.stream().map(day -> day.key().day()).toList()));
        SortedSet<String> late = new TreeSet<>();
        for (MeterDay day : moved) {
            boolean isClosed = closed.contains(day.key().day());
            if (isClosed) late.add(DayLocks.late(day));
            out.withdraw(day, day.owner(), isClosed, day.revision() + 1, work);
            day.moveTo(owner);
            out.publish(day, isClosed, work);
            if (isClosed) late.add(DayLocks.late(day));
        }
        MeterDaySaveTable.save(connection, moved);
        DayLocks.rememberLate(connection, late);
    }

    private static boolean isSame(Ownership.Line a, Ownership.Line b) {
        return Objects.equals(a.kind(), b.kind()) && Objects.equals(a.customerId(), b.customerId())
                && Objects.equals(a.feederId(), b.feederId());
    }
}
