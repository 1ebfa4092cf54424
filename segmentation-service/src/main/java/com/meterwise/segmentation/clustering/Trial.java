package com.meterwise.segmentation.clustering;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.Comparator;
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

    /** The k with the best sum of ranks over the three indexes; of equals, the one with the better silhouette, then the smaller. */
    static Trial best(List<Trial> trials) {
        if (trials.isEmpty()) throw new IllegalArgumentException("nothing was tried");
        return trials.stream().min(comparingInt((Trial trial) -> votes(trials, trial)).thenComparing(comparingDouble(t -> -t.silhouette))
                .thenComparing(comparingInt(Trial::k))).orElseThrow();
    }

    private static int votes(List<Trial> trials, Trial trial) {
        return rank(trials, trial, t -> -t.silhouette) + rank(trials, trial, t -> -t.calinskiHarabasz)
                + rank(trials, trial, t -> t.daviesBouldin);
    }

    private static int rank(List<Trial> trials, Trial trial, ToDoubleFunction<Trial> badness) {
        Comparator<Trial> better = comparingDouble(badness);
        return (int) trials.stream().filter(other -> better.compare(other, trial) < 0).count();
    }
}
