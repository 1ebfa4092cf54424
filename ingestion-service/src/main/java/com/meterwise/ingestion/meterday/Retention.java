package com.meterwise.ingestion.meterday;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/** Keeps the tables of the months to come ready, and drops those of months that are older than what is kept. */
public final class Retention {
    private static final int MONTHS_AHEAD = 2;

    private final MarketTime market;
    private final Transactions transactions;
    private final Duration kept;

    /** @param kept as readings are: older ones are refused */
    public Retention(MarketTime market, Transactions transactions, Duration kept) {
        this.market = market;
        this.transactions = transactions;
        this.kept = kept;
    }

    /** @return the tables dropped */
    public List<String> work(Instant now) {
        YearMonth month = YearMonth.from(market.dayOf(now));
        List<LocalDate> ahead = Stream.iterate(month, next -> next.plusMonths(1)).limit(MONTHS_AHEAD + 1L).map(next -> next.atDay(1))
                .toList();
        transactions.run(work -> new MonthTable(work.connection()).ensure(ahead));
        return transactions.call(work -> new MonthTable(work.connection()).dropBefore(market.dayOf(now.minus(kept))));
    }
}
