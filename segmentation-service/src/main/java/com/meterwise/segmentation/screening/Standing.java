package com.meterwise.segmentation.screening;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A customer's place among the accounts, with what led to it.
 *
 * @param score      0 to 1
 * @param paretoClass A, B or C by energy
 * @param gates      rules hit, with their numbers
 * @param dimensions dimension to weight x value relative to the best
 */
public record Standing(String customerId, LocalDate day, Tier tier, Double score, String paretoClass, List<String> gates,
        SortedMap<String, Double> dimensions) {
    public Standing {
        gates = List.copyOf(gates);
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /** What the outside is told about at once: the rest of a standing shifts a little every day. */
    public boolean tellsTheSameAs(Standing other) {
        return tier == other.tier && gates.size() == other.gates.size();
    }
}
