package com.meterwise.ingestion.marketday;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.meterwise.platform.work.Transactions;

/** Closes what is due at an instant. Thread-safe. */
public final class LiveClosing {
    private final DueDays due;
    private final Closing closing;
    private final Transactions transactions;
    private final Duration patience;

    /** @param patience how long one look may take */
    public LiveClosing(DueDays due, Closing closing, Transactions transactions, Duration patience) {
        this.due = due;
        this.closing = closing;
        this.transactions = transactions;
        this.patience = patience;
    }

    /** @return days closed now, in order; none if nothing is due, or if the stream is behind: the next look will find it so again */
    public List<Closing.Closed> look(Instant now) {
        List<DayCount> open = transactions.call(work -> MarketDayTable.openCounts(work.connection()));
        Optional<List<Closing.Closed>> closed = due.through(open, now).flatMap(through -> closing.close(through, patience));
        return closed.orElse(List.of());
    }
}
