package com.meterwise.segmentation.screening;

import static java.util.Objects.requireNonNull;

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
 * @param dimensions dimension to its part of the score; the parts sum to the score
 */
public record Standing(String customerId, LocalDate day, Tier tier, Double score, String paretoClass, List<String> gates,
        SortedMap<String, Double> dimensions, Worth worth) {
    public Standing {
        gates = List.copyOf(gates);
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        requireNonNull(worth, "worth");
    }

    /** What the outside is told about at once: the rest of a standing shifts a little every day. */
    public boolean tellsTheSameAs(Standing other) {
        return tier == other.tier && gates.size() == other.gates.size() && worth.atRisk() == other.worth.atRisk();
    }
}
