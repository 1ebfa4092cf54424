package com.meterwise.segmentation.rules;

import java.util.List;

import com.meterwise.expression.Expression.Finding;

/**
 * What a condition would make, before anybody is in it.
 *
 * @param customers for whom it holds
 * @param of        customers looked at: all with a profile
 * @param undecided of whom too little is known to say
 * @param kwhShare  of all energy
 * @param overlaps  with each learned segment, largest first
 * @param sample    some of those for whom it holds, with the values that decided
 */
public record Preview(int customers, int of, int undecided, double kwhShare, List<Overlap> overlaps, List<Sample> sample) {

    /**
     * @param customers in both
     * @param ofRule    their share of the customers for whom the condition holds
     * @param ofSegment their share of the segment
     */
    public record Overlap(String segmentId, int customers, double ofRule, double ofSegment) {}

    public record Sample(String customerId, List<Finding> findings) {}
}
