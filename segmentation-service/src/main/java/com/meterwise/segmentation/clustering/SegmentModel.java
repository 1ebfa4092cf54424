package com.meterwise.segmentation.clustering;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How customers are told apart. Immutable.
 *
 * @param levels   mass market first; key accounts if there were any
 * @param segments of all levels, by id within a level
 * @param lineage  what became of the segments of the model before
 */
public record SegmentModel(String modelId, Provenance provenance, List<Level> levels, List<Segment> segments, List<Lineage> lineage) {
    /** Customers unlike the rest: groups too small to be a segment. */
    public static final String OUTLIER = "OUTLIER";

    public SegmentModel {
        requireNonNull(modelId, "modelId");
        levels = List.copyOf(levels);
        segments = List.copyOf(segments);
        lineage = List.copyOf(lineage);
        if (levels.isEmpty()) throw new IllegalArgumentException("a model needs a level");
    }

    /**
     * What the model was made from and how; the same input gives the same model.
     *
     * @param algorithm methods chosen, of each level
     * @param k         groups of all levels
     * @param trials    every method and number of groups tried, of the mass market
     */
    public record Provenance(String algorithm, long seed, Map<String, String> parameters, LocalDate from, LocalDate to, int customers,
            int sampled, int k, List<Trial> trials) {}

    /** The level a customer is told apart in. */
    public Level level(boolean keyAccount) {
        return keyAccount ? levels.get(levels.size() - 1) : levels.get(0);
    }

    /** The level that has the segment. */
    public Optional<Level> levelOf(String segmentId) {
        return levels.stream().filter(level -> level.groups().stream().anyMatch(group -> group.segmentId().equals(segmentId))).findFirst();
    }

    public Optional<Segment> segment(String segmentId) {
        return segments.stream().filter(segment -> segment.segmentId().equals(segmentId)).findFirst();
    }
}
