package com.meterwise.ingestion.registry;

import java.util.function.BiFunction;

import com.meterwise.platform.work.Work;

class InMemoryEntriesTest extends EntriesContract {
    private final InMemoryEntries<Meter> entries = new InMemoryEntries<>();

    @Override
    <R> R with(BiFunction<Entries<Meter>, Work, R> body) { return body.apply(entries, null); }
}
