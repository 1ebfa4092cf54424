package com.meterwise.expression;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A condition somebody wrote, such as {@code annualKwh >= 100000 and sector in ("C", "D") and complaints(90) = 0}. Names and types are
 * checked when it is made; asking it takes a bounded number of steps, since it can neither loop nor define anything. What is not known
 * makes a comparison not known, and a condition that is not known does not hold, nor does its opposite; {@code known(x)} asks for just that.
 * Immutable and thread-safe.
 * <p>
 * Values: numbers, "text", {@code date("2026-01-31")}, true, false. Operators, loosest first: {@code or}, {@code and}, {@code not},
 * {@code = != < <= > >= in (…) not in (…)}, {@code + -}, {@code * /}. A date less a date is a number of days. Functions: known, abs, min, max,
 * round, startsWith, contains, number (of a text), and those of the vocabulary.
 */
public final class Expression {
    /** Characters; with the depth the parser allows, this bounds what asking can cost. */
    public static final int LONGEST = 2_000;

    private final String text;
    private final Node root;

    private Expression(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /** @throws WrongExpression if it is too long, cannot be read, uses an unknown name, mixes types or is no condition */
    public static Expression of(String text, Vocabulary vocabulary) {
        requireNonNull(text, "text");
        if (text.length() > LONGEST)
            throw new WrongExpression(LONGEST, "an expression has at most %d characters, got %d".formatted(LONGEST, text.length()));
        Node root = new Parser(text, vocabulary).whole();
        if (root.type() != Type.TRUTH) throw new WrongExpression(0, "a condition must be TRUTH, this is " + root.type());
        return new Expression(text, root);
    }

    /** Whether the condition is known to hold. */
    public boolean holds(Facts facts) { return Boolean.TRUE.equals(root.value(facts)); }

    /** Whether what is known decides it either way. */
    public boolean decided(Facts facts) { return root.value(facts) != null; }

    /** A comparison of the expression, or a fact that is true or false by itself: as written, the values its names had, and whether it held; null is not known. */
    public record Finding(String condition, Map<String, String> values, Boolean held) {
        @Override
        public String toString() {
            String answer = held == null ? "not known" : held ? "holds" : "does not hold";
            return "%s %s with %s".formatted(condition, answer, values);
        }
    }

    /** Every comparison and every truth with the values it saw, in the order written, so that a person can recompute the answer. */
    public List<Finding> explain(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        root.each(node -> {
            if (node instanceof Node.Comparison comparison) findings.add(finding(comparison.source(), node, facts));
            if (node instanceof Node.Among among) findings.add(finding(among.source(), node, facts));
            if (node instanceof Node.Name name && name.type() == Type.TRUTH) findings.add(finding(name.name(), node, facts));
        });
        return findings;
    }

    /** Facts it asks for, by name. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        root.each(node -> {
            if (node instanceof Node.Name name) names.add(name.name());
        });
        return names;
    }

    /** Functions of the vocabulary or built in that it asks. */
    public Set<String> functions() {
        Set<String> functions = new TreeSet<>();
        root.each(node -> {
            if (node instanceof Node.Call call) functions.add(call.function());
        });
        return functions;
    }

    public String text() { return text; }

    @Override
    public boolean equals(Object other) { return other instanceof Expression expression && expression.text.equals(text); }

    @Override
    public int hashCode() { return text.hashCode(); }

    @Override
    public String toString() { return text; }

    private static Finding finding(String source, Node node, Facts facts) {
        Map<String, String> values = new TreeMap<>();
        node.each(part -> {
            if (part instanceof Node.Name name) values.put(name.name(), printed(name.value(facts)));
            if (part instanceof Node.Call call && !Builtin.NAMED.containsKey(call.function()))
                values.put(call.function(), printed(call.value(facts)));
        });
        return new Finding(source, values, (Boolean) node.value(facts));
    }

    private static String printed(Object value) {
        if (value == null) return "unknown";
        if (!(value instanceof Double number)) return value.toString();
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? "" + Math.round(number)
                : String.format(Locale.ROOT, "%.6g", number);
    }
}
