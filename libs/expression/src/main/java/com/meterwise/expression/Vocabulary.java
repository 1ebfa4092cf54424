package com.meterwise.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The names an expression may use.
 *
 * @param names     facts, by name
 * @param prefixes  families of facts whose members are not known beforehand: "attribute." allows attribute.colour
 * @param functions answered by the facts
 */
public record Vocabulary(Map<String, Type> names, Map<String, Type> prefixes, Map<String, Function> functions) {
    /** @param arguments their types, in order */
    public record Function(Type result, List<Type> arguments) {
        public Function {
            arguments = List.copyOf(arguments);
        }
    }

    public Vocabulary {
        names = Map.copyOf(names);
        prefixes = Map.copyOf(prefixes);
        functions = Map.copyOf(functions);
    }

    public static Vocabulary of(Map<String, Type> names) { return new Vocabulary(names, Map.of(), Map.of()); }

    Optional<Type> typeOf(String name) {
        if (names.containsKey(name)) return Optional.of(names.get(name));
        return prefixes.entrySet().stream()
                .filter(prefix -> name.startsWith(prefix.getKey()) && name.length() > prefix.getKey().length()).map(Map.Entry::getValue)
                .findFirst();
    }

    /** For the message that tells somebody what they could have written. */
    String known() {
        List<String> all = new java.util.ArrayList<>(new TreeMap<>(names).keySet());
        new TreeMap<>(prefixes).keySet().forEach(prefix -> all.add(prefix + "*"));
        return String.join(", ", all);
    }
}
