package com.meterwise.ingestion.registers;

import java.util.NavigableMap;

/** What registers have shown so far. */
@FunctionalInterface
public interface RegisterHistory {
    /**
     * Keeps reads; one at the same instant replaces the older.
     *
     * @param reads true Wh by seconds since 1970, not empty
     * @return them, with what is known in between, the one before and the one after
     */
    NavigableMap<Long, Double> keep(String meterId, String channel, NavigableMap<Long, Double> reads);
}
