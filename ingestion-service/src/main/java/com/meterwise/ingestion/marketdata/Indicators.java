package com.meterwise.ingestion.marketdata;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.meterwise.contracts.Topic;
import com.meterwise.ingestion.registry.Keeping;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/** Indicators of the market; each that is new or says something new is published. Thread-safe. */
public final class Indicators {
    private final Transactions transactions;

    public Indicators(Transactions transactions) { this.transactions = transactions; }

    /**
     * What there is of an indicator in a region.
     *
     * @param lastIssuedAt null if there are observations only
     */
    public record Extent(String indicator, String region, Instant from, Instant to, long count, Instant lastIssuedAt) {}

    /** Of several of one key the last counts. */
    public Keeping.Kept keep(List<Indicator> indicators) {
        return transactions.call(work -> new Keeping.Kept(keep(indicators, work), List.of()));
    }

    /** @return how many changed */
    static int keep(List<Indicator> indicators, Work work) throws SQLException {
        Map<Indicator.Key, Indicator> byKey = new LinkedHashMap<>();
        for (Indicator indicator : indicators)
            byKey.put(indicator.key(), indicator);
        Set<Indicator.Key> changed = IndicatorTable.keep(work.connection(), byKey.values());
        for (Indicator indicator : byKey.values())
            if (changed.contains(indicator.key())) work.send(Topic.INDICATOR, indicator.indicator(), indicator.toEvent());
        return changed.size();
    }

    /**
     * Figures of times in [from, to), by time and region; of each the latest that was known.
     *
     * @param region null for all
     * @param asOf   null for now
     * @param cursor what {@link #cursor} made of the last one seen, or null
     */
    public List<Indicator> list(String indicator, String region, Instant from, Instant to, Instant asOf, String cursor, int limit) {
        return transactions
                .call(work -> IndicatorTable.list(work.connection(),
                        new IndicatorTable.Query(indicator, region, from, to, asOf, cursor, limit)));
    }

    public static String cursor(Indicator last) { return IndicatorTable.cursor(last); }

    public List<Extent> extents() { return transactions.call(work -> IndicatorTable.extents(work.connection())); }
}
