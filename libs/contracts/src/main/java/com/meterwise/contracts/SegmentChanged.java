package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A customer moved to another segment. Segments written as rules, whose ids begin with {@code R-}, are told the same way beside the learned
 * ones, of which a customer always has one: it enters a rule's from null, and leaves it to {@code NONE}.
 *
 * @param from     segment left, or null at the first assignment
 * @param to       segment entered
 * @param reasons  strongest first
 * @param margin   (d_old - d_new) / d_old of the distances to the two centroids; 1 at the first assignment
 * @param modelId  model that decided; of a rule its id and version, {@code R-x@2}
 * @param day      market day whose evaluation decided it; it may still be open, and its close may tell the customer back
 * @param at       market time: end of {@code day}
 * @param sequence rises with each change of the customer
 * @param live     whether it was decided while {@code day} was open; null if the sender does not say, which means no
 */
public record SegmentChanged(String customerId, String from, String to, List<Reason> reasons, double margin, String modelId, LocalDate day,
        Instant at, long sequence, Boolean live) {

    public SegmentChanged(String customerId, String from, String to, List<Reason> reasons, double margin, String modelId, LocalDate day,
            Instant at, long sequence) {
        this(customerId, from, to, reasons, margin, modelId, day, at, sequence, null);
    }

    /**
     * @param feature      name of the feature
     * @param value        its value now, in {@code unit}
     * @param before       its value at the last change, or null
     * @param contribution signed share in the decision: z shift times weight
     */
    public record Reason(String feature, Double value, Double before, String unit, double contribution, String text) {}
}
