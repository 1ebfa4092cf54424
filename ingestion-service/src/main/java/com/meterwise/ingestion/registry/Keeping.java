package com.meterwise.ingestion.registry;

import java.util.List;

/** Keeps things of one sort, all in one transaction; those it refuses change nothing. */
@FunctionalInterface
public interface Keeping<T> {
    Kept keep(List<T> things);

    /** @param changed how many differed from what was known */
    record Kept(int changed, List<Refusal> refused) {
        public Kept {
            refused = List.copyOf(refused);
        }
    }
}
