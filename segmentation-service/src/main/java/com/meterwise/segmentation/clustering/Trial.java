package com.meterwise.segmentation.clustering;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One number of groups tried by one method, with its indexes.
 *
 * @param silhouette       -1 to 1, more is better (Rousseeuw, 1987)
 * @param calinskiHarabasz from 0, more is better
 * @param daviesBouldin    from 0, less is better
 * @param squaredError     weighted, summed over the rows
 * @param stability        bootstrap Jaccard index of the least stable group that is large enough to be a segment, 0 to 1
 */
public record Trial(String algorithm, int k, double silhouette, double calinskiHarabasz, double daviesBouldin, double squaredError,
        double stability) {

    /**
     * Between customers that differ by degrees there is no gap for an index to find, and all three fall a little with each more group: of
     * divisions that are stable and as clear within this part, the finer one says more.
     */
    private static final double AS_CLEAR = 0.95;

    /**
     * Of the trials whose every segment is found again in resamples, the one the three indexes agree on most: the least sum of its ranks; of
     * equal sums the better silhouette, then fewer groups. Then the finest stable one that is as clear: its silhouette no less than 0.95 of
     * that one's, its Davies-Bouldin index no worse. If none is stable, the most stable one.
     *
     * @param leastStability bootstrap Jaccard index below which a segment is not shipped
     */
    static Trial best(List<Trial> trials, double leastStability) {
        List<Trial> stable = trials.stream().filter(trial -> trial.stability >= leastStability).toList();
        if (stable.isEmpty())
            return trials.stream().max(comparingDouble(Trial::stability).thenComparing(comparingInt(t -> -t.k)))
                    .orElseThrow(() -> new IllegalArgumentException("nothing was tried"));
        Trial agreed = stable.stream().min(comparingInt((Trial trial) -> trial.ranks(stable))
                .thenComparing(comparingDouble(trial -> -trial.silhouette)).thenComparing(comparingInt(Trial::k))).orElseThrow();
        return stable.stream().filter(trial -> trial.isAsClearAs(agreed)).max(comparingInt(Trial::k)).orElse(agreed);
    }

    private boolean isAsClearAs(Trial other) { return silhouette >= AS_CLEAR * other.silhouette && daviesBouldin <= other.daviesBouldin; }

    /** Whether two of the three indexes like this one better. */
    boolean beats(Trial other) {
        int better = 0;
        if (silhouette > other.silhouette) better++;
        if (calinskiHarabasz > other.calinskiHarabasz) better++;
        if (daviesBouldin < other.daviesBouldin) better++;
        return better >= 2;
    }

    private int ranks(List<Trial> among) {
        return rank(among, t -> -t.silhouette) + rank(among, t -> -t.calinskiHarabasz) + rank(among, t -> t.daviesBouldin);
    }

    private int rank(List<Trial> among, ToDoubleFunction<Trial> badness) {
        return (int) among.stream().filter(other -> badness.applyAsDouble(other) < badness.applyAsDouble(this)).count();
    }
}
