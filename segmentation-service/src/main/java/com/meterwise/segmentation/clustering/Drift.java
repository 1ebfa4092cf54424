package com.meterwise.segmentation.clustering;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.segmentation.features.LoadProfile;

/** How far the customers of today are from those a level was trained on. Takes profiles as they come, batch by batch. */
public final class Drift {
    /** Above it, a population has changed enough to train anew. */
    public static final double PROPOSES_REFIT = 0.25;

    private final List<Reference> references;
    private final int[][] counts;

    public Drift(Level level) {
        this.references = level.references();
        this.counts = references.stream().map(reference -> new int[reference.shares().length]).toArray(int[][]::new);
    }

    public void add(LoadProfile profile) {
        Map<String, Double> features = profile.features();
        for (int i = 0; i < counts.length; i++) {
            Double value = features.get(references.get(i).feature());
            if (value != null) counts[i][references.get(i).bin(value)]++;
        }
    }

    /** Population stability index of each feature; 0 of one that nobody has any more. */
    public SortedMap<String, Double> indexes() {
        SortedMap<String, Double> indexes = new TreeMap<>();
        for (int i = 0; i < counts.length; i++)
            indexes.put(references.get(i).feature(), references.get(i).stabilityIndex(counts[i]));
        return indexes;
    }

    public double highest() { return indexes().values().stream().mapToDouble(Double::doubleValue).max().orElse(0); }
}
