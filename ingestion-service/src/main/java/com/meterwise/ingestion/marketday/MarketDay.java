package com.meterwise.ingestion.marketday;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A market day as it stands.
 *
 * @param revision 0 while it is open; rises with each close
 * @param meters   meters expected
 * @param coverage share of the expected meters with data, 0 to 1
 * @param grades   meter-days by grade; those absent count as F
 * @param closedAt null while it is open
 */
public record MarketDay(LocalDate day, int revision, int meters, double coverage, Map<String, Integer> grades, Instant closedAt) {
    public MarketDay {
        grades = Map.copyOf(grades);
    }

    public boolean isOpen() { return revision == 0; }
}
