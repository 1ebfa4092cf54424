package com.meterwise.segmentation.clustering;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One number of groups tried, with its indexes.
 *
 * @param silhouette       -1 to 1, more is better
 * @param calinskiHarabasz from 0, more is better
 * @param daviesBouldin    from 0, less is better
 * @param squaredError     weighted, summed over the rows
 */
public record Trial(int k, double silhouette, double calinskiHarabasz, double daviesBouldin, double squaredError) {

    /** Each index votes for the k it likes best; of k with as many votes, the one with the better silhouette, then the smaller. */
    static Trial best(List<Trial> trials) {
        List<Trial> voted = List.of(first(trials, t -> -t.silhouette), first(trials, t -> -t.calinskiHarabasz),
                first(trials, t -> t.daviesBouldin));
        return trials.stream().min(comparingInt((Trial trial) -> -Collections.frequency(voted, trial))
                .thenComparing(comparingDouble(t -> -t.silhouette)).thenComparing(comparingInt(Trial::k))).orElseThrow();
    }

    private static Trial first(List<Trial> trials, ToDoubleFunction<Trial> badness) {
        return trials.stream().min(comparingDouble(badness).thenComparing(comparingInt(Trial::k)))
                .orElseThrow(() -> new IllegalArgumentException("nothing was tried"));
    }
}
