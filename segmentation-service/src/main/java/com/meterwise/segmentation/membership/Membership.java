package com.meterwise.segmentation.membership;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a customer belongs, and how the last evaluations stood.
 *
 * @param since       day whose evaluation put it there
 * @param evaluated   last day evaluated; each closed day counts once
 * @param candidate   a segment that was clearly nearer in the last evaluation, or null
 * @param evaluations how many evaluations in a row found the candidate clearly nearer
 * @param margin      (d_old - d_new) / d_old at the change; 1 at the first assignment
 * @param reasons     of the last change, strongest first
 * @param features    as they were at the last change
 */
public record Membership(String customerId, String segmentId, LocalDate since, String modelId, LocalDate evaluated, String candidate,
        int evaluations, double margin, List<Reason> reasons, SortedMap<String, Double> features) {
    public Membership {
        requireNonNull(customerId, "customerId");
        requireNonNull(segmentId, "segmentId");
        reasons = List.copyOf(reasons);
        features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    }

    /** Evaluated once more, and stays. */
    Membership staying(String modelId, LocalDate day, String candidate, int evaluations) {
        return new Membership(customerId, segmentId, since, modelId, day, candidate, evaluations, margin, reasons, features);
    }
}
