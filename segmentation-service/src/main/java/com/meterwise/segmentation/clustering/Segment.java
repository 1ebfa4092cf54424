package com.meterwise.segmentation.clustering;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A segment as a person reads it.
 *
 * @param size       customers in training
 * @param services   what customers like these need, in words
 * @param needs      how their requirements differ from the others', with test
 * @param silhouette how well it is told apart, in training
 * @param stability  bootstrap Jaccard index
 * @param rule       who belongs to it, in plain language, and how far that can be relied on; null of outliers
 * @param typical    mean of each feature over its customers in training
 * @param lineage    what it comes from
 */
public record Segment(String segmentId, Level.Name level, String name, String description, int size, List<String> services,
        List<ServiceNeed> needs, double silhouette, double stability, Rule rule, Map<String, Double> typical, String lineage) {
    public Segment {
        services = List.copyOf(services);
        needs = List.copyOf(needs);
        typical = new TreeMap<>(typical);
    }
}
