package com.meterwise.segmentation.rules;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

import com.meterwise.expression.Expression;
import com.meterwise.expression.Vocabulary;
import com.meterwise.expression.WrongExpression;

/**
 * A segment somebody wrote down: the customers for whom a condition holds. A customer can be in several, and is in a learned one besides.
 *
 * @param expression the condition, over features, attributes, dates and windows
 * @param version    rises with each change, from 1
 */
public record RuleSegment(String ruleId, String name, String description, String expression, int version, String changedBy) {
    public RuleSegment {
        requireNonNull(ruleId, "ruleId");
        requireNonNull(expression, "expression");
        if (name.isBlank()) throw new IllegalArgumentException("a segment needs a name");
        if (version < 1) throw new IllegalArgumentException("versions count from 1, got " + version);
    }

    /** The condition; empty if it uses a name that is no longer known: then nobody enters or leaves. */
    Optional<Expression> condition(Vocabulary vocabulary) {
        try {
            return Optional.of(Expression.of(expression, vocabulary));
        } catch (WrongExpression e) {
            return Optional.empty();
        }
    }
}
