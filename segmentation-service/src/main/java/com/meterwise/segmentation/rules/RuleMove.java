package com.meterwise.segmentation.rules;

import java.time.LocalDate;
import java.util.List;

import com.meterwise.expression.Expression.Finding;

/**
 * A customer entered or left a segment somebody wrote down.
 *
 * @param findings every comparison of the condition with the values it saw; empty if the segment was deleted
 */
public record RuleMove(RuleSegment rule, String customerId, boolean entered, LocalDate day, List<Finding> findings) {
    public RuleMove {
        findings = List.copyOf(findings);
    }
}
