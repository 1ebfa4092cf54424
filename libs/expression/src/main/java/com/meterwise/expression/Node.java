package com.meterwise.expression;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A part of a checked expression. Not known is null, and what is computed from it is not known either. */
sealed interface Node {
    Type type();

    Object value(Facts facts);

    /** Itself and all below. */
    default void each(Consumer<Node> seen) { seen.accept(this); }

    record Literal(Type type, Object held) implements Node {
        @Override
        public Object value(Facts facts) { return held; }
    }

    record Name(Type type, String name) implements Node {
        @Override
        public Object value(Facts facts) { return type.require(facts.value(name), name); }
    }

    record Known(Node of) implements Node {
        @Override
        public Type type() { return Type.TRUTH; }

        @Override
        public Object value(Facts facts) { return of.value(facts) != null; }

        @Override
        public void each(Consumer<Node> seen) {
            seen.accept(this);
            of.each(seen);
        }
    }

    record Call(Type type, String function, List<Node> arguments) implements Node {
        @Override
        public Object value(Facts facts) {
            List<Object> values = new ArrayList<>(arguments.size());
            for (Node argument : arguments) {
                Object value = argument.value(facts);
                if (value == null) return null;
                values.add(value);
            }
            Builtin builtin = Builtin.NAMED.get(function);
            return type.require(builtin != null ? builtin.answer().apply(values) : facts.call(function, values), function);
        }

        @Override
        public void each(Consumer<Node> seen) {
            seen.accept(this);
            arguments.forEach(argument -> argument.each(seen));
        }
    }

    record Not(Node of) implements Node {
        @Override
        public Type type() { return Type.TRUTH; }

        @Override
        public Object value(Facts facts) {
            Object value = of.value(facts);
            return value == null ? null : !(Boolean) value;
        }

        @Override
        public void each(Consumer<Node> seen) {
            seen.accept(this);
            of.each(seen);
        }
    }

    /** @param decisive the truth that decides whatever the other parts say: false for "and", true for "or" */
    record Joined(boolean decisive, List<Node> parts) implements Node {
        @Override
        public Type type() { return Type.TRUTH; }

        @Override
        public Object value(Facts facts) {
            boolean allKnown = true;
            for (Node part : parts) {
                Object value = part.value(facts);
                if (value == null) allKnown = false;
                else if ((Boolean) value == decisive) return decisive;
            }
            return allKnown ? !decisive : null;
        }

        @Override
        public void each(Consumer<Node> seen) {
            seen.accept(this);
            parts.forEach(part -> part.each(seen));
        }
    }

    /** @param source as it was written, for explanations */
    record Comparison(String sign, Node left, Node right, String source) implements Node {
        @Override
        public Type type() { return Type.TRUTH; }

        @Override
        @SuppressWarnings("unchecked") // the parser has seen to it that both sides are of one type, and each is comparable
        public Object value(Facts facts) {
            Object first = left.value(facts);
            Object second = right.value(facts);
            if (first == null || second == null) return null;
            int order = ((Comparable<Object>) first).compareTo(second);
            return switch (sign) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> throw new IllegalStateException("no comparison " + sign);
            };
        }

        @Override
        public void each(Consumer<Node> seen) {
            seen.accept(this);
            left.each(seen);
            right.each(seen);
        }
    }

    record Among(Node of, Set<Object> values, String source) implements Node {
        @Override
        public Type type() { return Type.TRUTH; }

        @Override
        public Object value(Facts facts) {
            Object value = of.value(facts);
            return value == null ? null : values.contains(value);
        }

        @Override
        public void each(Consumer<Node> seen) {
            seen.accept(this);
            of.each(seen);
        }
    }

    /** Of numbers; or of dates, counted in days. */
    record Sum(Type type, String sign, Node left, Node right) implements Node {
        @Override
        public Object value(Facts facts) {
            Object first = left.value(facts);
            Object second = right.value(facts);
            if (first == null || second == null) return null;
            if (first instanceof LocalDate date) {
                if (second instanceof LocalDate earlier) return (double) ChronoUnit.DAYS.between(earlier, date);
                long days = Math.round((Double) second);
                return date.plusDays(sign.equals("+") ? days : -days);
            }
            double result = numbers((Double) first, (Double) second);
            return Double.isFinite(result) ? result : null;
        }

        private double numbers(double first, double second) {
            return switch (sign) {
                case "+" -> first + second;
                case "-" -> first - second;
                case "*" -> first * second;
                case "/" -> first / second;
                default -> throw new IllegalStateException("no sum " + sign);
            };
        }

        @Override
        public void each(Consumer<Node> seen) {
            seen.accept(this);
            left.each(seen);
            right.each(seen);
        }
    }
}
