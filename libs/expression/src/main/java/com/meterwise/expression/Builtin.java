package com.meterwise.expression;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A function every expression may use. Each does a bounded amount of work. */
record Builtin(Vocabulary.Function signature, Function<List<Object>, Object> answer) {
    static final Map<String, Builtin> NAMED = Map.of(
            "abs", numbers(1, values -> Math.abs(number(values, 0))),
            "min", numbers(2, values -> Math.min(number(values, 0), number(values, 1))),
            "max", numbers(2, values -> Math.max(number(values, 0), number(values, 1))),
            "round", numbers(1, values -> (double) Math.round(number(values, 0))),
            "startsWith", texts(values -> text(values, 0).startsWith(text(values, 1))),
            "contains", texts(values -> text(values, 0).contains(text(values, 1))),
            "number", new Builtin(new Vocabulary.Function(Type.NUMBER, List.of(Type.TEXT)), values -> parsed(text(values, 0))));

    private static Builtin numbers(int count, Function<List<Object>, Object> answer) {
        return new Builtin(new Vocabulary.Function(Type.NUMBER, java.util.Collections.nCopies(count, Type.NUMBER)), answer);
    }

    private static Builtin texts(Function<List<Object>, Object> answer) {
        return new Builtin(new Vocabulary.Function(Type.TRUTH, List.of(Type.TEXT, Type.TEXT)), answer);
    }

    private static double number(List<Object> values, int i) { return (Double) values.get(i); }

    private static String text(List<Object> values, int i) { return (String) values.get(i); }

    /** Attributes are text, whatever they mean; one that is no number is not known as a number. */
    private static Double parsed(String text) {
        return text.length() <= 30 && text.matches("-?\\d+(\\.\\d+)?") ? Double.valueOf(text) : null;
    }
}
