package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A segmentation model.
 *
 * @param status        TRAINED, ACTIVE or RETIRED
 * @param features      feature names in the order of the centroids
 * @param segments      the segments it defines
 * @param dataFrom      first day of the training window
 * @param dataTo        last day of the training window
 * @param effectiveFrom first market day it applies to, or null if not activated
 * @param indexes       quality indexes by name
 */
public record ModelPublished(String modelId, String algorithm, long seed, int k, String status, List<String> features,
        List<Segment> segments, LocalDate dataFrom, LocalDate dataTo, LocalDate effectiveFrom, int customers, Map<String, Double> indexes,
        Instant at, long epoch, long sequence) implements StateEvent {

    /** @param centroid robust z values, in the order of the model's features */
    public record Segment(String segmentId, String name, String description, int size, double[] centroid) {}
}
