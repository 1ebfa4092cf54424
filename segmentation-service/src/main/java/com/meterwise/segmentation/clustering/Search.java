package com.meterwise.segmentation.clustering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tries numbers of groups with one method, and other methods at the number chosen; all on the same rows. The same rows give the same choice.
 */
public final class Search {
    /** Resampling fits every k many times over: an even sample of the rows stands for them. */
    private static final int MOST_FOR_STABILITY = 2_000;
    /** A segment below five customers, or one in a hundred, is a handful of outliers. */
    private static final int LEAST_SIZE = 5;
    private static final int ROWS_A_GROUP = 5;

    private final Clusterer clusterer;
    private final List<Clusterer> rivals;
    private final Settings settings;

    /** @param rivals methods tried at the number of groups the first one chose */
    public Search(Clusterer clusterer, List<Clusterer> rivals, Settings settings) {
        this.clusterer = clusterer;
        this.rivals = List.copyOf(rivals);
        this.settings = settings;
    }

    /**
     * @param mostGroups   largest k tried
     * @param leastJaccard below which a segment is not shipped
     * @param resamples    for that index
     */
    public record Settings(int mostGroups, double leastJaccard, int resamples, long seed) {
        public Settings {
            if (mostGroups < 2) throw new IllegalArgumentException("at least 2 groups must be tried, got " + mostGroups);
            if (!(leastJaccard >= 0 && leastJaccard <= 1))
                throw new IllegalArgumentException("a Jaccard index is 0 to 1, got " + leastJaccard);
            if (resamples < 1) throw new IllegalArgumentException("at least one resample, got " + resamples);
        }
    }

    /**
     * @param jaccard bootstrap Jaccard index of each centroid's group
     * @param trials  all that was tried, by method and k
     */
    public record Found(double[][] centroids, double[] jaccard, Trial chosen, List<Trial> trials) {}

    private record Fit(double[][] centroids, double[] jaccard) {}

    /**
     * @param wanted the only k to try, if somebody asked for one
     * @return one group of all if no number of groups is stable and none was asked for
     */
    public Found of(Rows rows, Optional<Integer> wanted) {
        int most = Math.max(2, Math.min(settings.mostGroups, rows.count() / ROWS_A_GROUP));
        Map<Trial, Fit> fits = new HashMap<>();
        List<Trial> trials = new ArrayList<>();
        for (int k = wanted.orElse(2); k <= wanted.orElse(most) && k <= rows.count(); k++)
            trials.add(tried(clusterer, rows, k, fits));
        if (trials.isEmpty()) return one(rows, trials);
        Trial chosen = Trial.best(trials, settings.leastJaccard);
        for (Clusterer rival : rivals) {
            Trial other = tried(rival, rows, chosen.k(), fits);
            trials.add(other);
            if (other.stability() >= settings.leastJaccard && other.beats(chosen)) chosen = other;
        }
        if (chosen.stability() < settings.leastJaccard && wanted.isEmpty()) return one(rows, trials);
        return new Found(fits.get(chosen).centroids, fits.get(chosen).jaccard, chosen, trials);
    }

    /** Rows below which a group holds outliers. */
    static int leastSize(int rows) { return Math.max(LEAST_SIZE, rows / 100); }

    private Trial tried(Clusterer method, Rows rows, int k, Map<Trial, Fit> fits) {
        double[][] centroids = method.centroids(even(rows, method.mostRows()), k, settings.seed);
        Rows sample = even(rows, Math.min(method.mostRows(), MOST_FOR_STABILITY));
        double[] jaccard = new Stability(sample, method, settings.resamples, settings.seed).of(centroids);
        Indexes indexes = new Indexes(rows, centroids);
        int[] sizes = indexes.sizes();
        double stability = IntStream.range(0, jaccard.length).filter(group -> sizes[group] >= leastSize(rows.count()))
                .mapToDouble(group -> jaccard[group]).min().orElse(0);
        Trial trial = new Trial(method.name(), k, indexes.silhouette(), indexes.calinskiHarabasz(), indexes.daviesBouldin(),
                indexes.squaredError(), stability);
        fits.put(trial, new Fit(centroids, jaccard));
        return trial;
    }

    private Found one(Rows rows, List<Trial> trials) {
        double[][] centre = new KMeans(1).centroids(rows, 1, settings.seed);
        return new Found(centre, new double[]{ 1 }, new Trial("one-group", 1, 0, 0, 0, new Indexes(rows, centre).squaredError(), 1),
                trials);
    }

    /** At most so many of the rows, evenly spaced. */
    public static Rows even(Rows rows, int most) {
        int step = (int) (((long) rows.count() + most - 1) / most);
        return step <= 1 ? rows : rows.pick(IntStream.iterate(0, row -> row < rows.count(), row -> row + step).toArray());
    }
}
