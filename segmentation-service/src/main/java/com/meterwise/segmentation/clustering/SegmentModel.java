package com.meterwise.segmentation.clustering;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How customers are told apart: a space, and groups in it. Immutable.
 *
 * @param groups   centroids with the segment each stands for; several stand for {@link #OUTLIER}, one for each other segment
 * @param segments the segments, by id
 */
public record SegmentModel(String modelId, Provenance provenance, Space space, List<Group> groups, List<Segment> segments) {
    /** Customers unlike the rest: groups too small to be a segment. */
    public static final String OUTLIER = "OUTLIER";

    public SegmentModel {
        requireNonNull(modelId, "modelId");
        groups = List.copyOf(groups);
        segments = List.copyOf(segments);
        if (groups.isEmpty()) throw new IllegalArgumentException("a model needs a group");
    }

    /** @param centroid robust z values, in the order of the space's axes */
    public record Group(String segmentId, double[] centroid, int size) {}

    /**
     * @param services    what customers like these need
     * @param silhouette  how well it is told apart, in training
     * @param lineage     what it comes from: the model and segment matched, or that it is new
     */
    public record Segment(String segmentId, String name, String description, int size, List<String> services, double silhouette,
            String lineage) {}

    /**
     * What the model was made from and how; the same input gives the same model.
     *
     * @param trials every number of groups tried
     */
    public record Provenance(String algorithm, long seed, Map<String, String> parameters, LocalDate from, LocalDate to, int customers,
            int sampled, int k, List<Trial> trials) {}

    /** The nearest group. */
    public Group nearest(double[] z) {
        Group nearest = groups.get(0);
        for (Group group : groups)
            if (space.distance(z, group.centroid()) < space.distance(z, nearest.centroid())) nearest = group;
        return nearest;
    }

    /** The group of a segment nearest to a place; empty if the model does not have the segment. */
    public Optional<Group> nearestOf(String segmentId, double[] z) {
        return groups.stream().filter(group -> group.segmentId().equals(segmentId))
                .min(java.util.Comparator.comparingDouble(group -> space.distance(z, group.centroid())));
    }

    public Optional<Segment> segment(String segmentId) {
        return segments.stream().filter(segment -> segment.segmentId().equals(segmentId)).findFirst();
    }
}
