package com.meterwise.segmentation.clustering;

import java.util.List;

/**
 * Where a segment comes from, or went, when a model was trained anew.
 *
 * @param segmentId the segment
 * @param others    segments it was split from or merged into
 * @param share     of its customers that the change concerns, 0 to 1
 */
public record Lineage(Change change, String segmentId, List<String> others, double share) {
    public Lineage {
        others = List.copyOf(others);
    }

    /** CONTINUED keeps the id; SPLIT and BORN are new ids; MERGED and RETIRED end one. */
    public enum Change {
        CONTINUED, SPLIT, MERGED, BORN, RETIRED
    }

    /** In words. */
    public String told(String modelBefore) {
        return switch (change) {
            case CONTINUED -> "continues %s of %s".formatted(segmentId, modelBefore);
            case SPLIT -> "split from %s of %s: %.0f %% of it came from there".formatted(others.get(0), modelBefore, 100 * share);
            case MERGED -> "merged into %s: %.0f %% of it went there".formatted(others.get(0), 100 * share);
            case BORN -> "new";
            case RETIRED -> "ended: its customers went to several segments";
        };
    }
}
