package com.meterwise.ingestion.republication;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.meterwise.contracts.Topic;
import com.meterwise.ingestion.meterday.MeterDayPages;
import com.meterwise.platform.outbox.Outbox;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/**
 * Tells meter-days once more to a service that builds its state anew, a page a transaction with the place where it stands: after a crash it goes
 * on where it was, and tells nothing twice. Thread-safe.
 */
public final class Republishing {
    /** Services that read meter-days. */
    public static final Set<String> SERVICES = Set.of(Topic.SEGMENTATION, Topic.FORECASTING);
    static final int PAGE = 2000;
    /** More is not written while so many records wait for Kafka: live ones wait behind them. */
    static final int MOST_WAITING = 20_000;

    private final MarketTime market;
    private final Transactions transactions;
    private final InstantSource clock;
    private final int page;

    public Republishing(MarketTime market, Transactions transactions, InstantSource clock) { this(market, transactions, clock, PAGE); }

    Republishing(MarketTime market, Transactions transactions, InstantSource clock, int page) {
        this.market = market;
        this.transactions = transactions;
        this.clock = clock;
        this.page = page;
    }

    /** @return empty if one is running for the service */
    public Optional<Republication> begin(String service, LocalDate from, LocalDate to) {
        if (!SERVICES.contains(service))
            throw new IllegalArgumentException("service must be one of %s, got %s".formatted(SERVICES, service));
        if (to.isBefore(from)) throw new IllegalArgumentException("to must not be before from, got [%s, %s]".formatted(from, to));
        String id = UUID.randomUUID().toString();
        return transactions.call(work -> {
            long total = MeterDayPages.count(work.connection(), from, to);
            return RepublicationTable.begin(work.connection(), id, service, from, to, total, clock.instant())
                    ? RepublicationTable.list(work.connection(), id, 1).stream().findFirst()
                    : Optional.<Republication>empty();
        });
    }

    /** What a step found to do. */
    enum Step {
        NOTHING, WAIT, TOLD
    }

    /** Tells the next page of what is running. */
    Step step() {
        return transactions.call(work -> {
            Optional<RepublicationTable.Open> open = RepublicationTable.lockOpen(work.connection());
            if (open.isEmpty()) return Step.NOTHING;
            if (Outbox.waiting(work.connection()) > MOST_WAITING) return Step.WAIT;
            MeterDayPages.Page told = MeterDayPages.publish(open.get().after(), open.get().to(), page, market,
                    Topic.rebuild(open.get().service()), work);
            if (told.last().isPresent())
                RepublicationTable.advance(work.connection(), open.get().id(), told.last().get(), told.meterDays());
            // done is what Kafka has acknowledged: whoever compares next may rely on it
            else if (Outbox.waiting(work.connection(), Topic.rebuild(open.get().service()).name()) > 0) return Step.WAIT;
            else
                RepublicationTable.end(work.connection(), open.get().id(), clock.instant());
            return Step.TOLD;
        });
    }

    public Optional<Republication> find(String id) {
        return transactions.call(work -> RepublicationTable.list(work.connection(), id, 1)).stream().findFirst();
    }

    /** The latest first. */
    public List<Republication> list(int limit) {
        return transactions.call(work -> RepublicationTable.list(work.connection(), null, limit));
    }
}
