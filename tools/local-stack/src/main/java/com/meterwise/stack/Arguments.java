package com.meterwise.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A command line, taken apart.
 *
 * @param flags  options that are there or not
 * @param values options with a value
 * @param rest   what is no option
 */
record Arguments(Set<String> flags, Map<String, String> values, List<String> rest) {

    /** @throws WrongUse if an option is not known, lacks its value or is given twice */
    static Arguments of(Set<String> knownFlags, Set<String> knownValues, String... line) {
        Map<String, String> values = new HashMap<>();
        Set<String> flags = new java.util.HashSet<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < line.length; i++) {
            String word = line[i];
            if (!word.startsWith("--")) {
                rest.add(word);
            } else if (knownFlags.contains(word)) {
                flags.add(word);
            } else if (knownValues.contains(word)) {
                if (i + 1 == line.length) throw new WrongUse(word + " needs a value");
                if (values.put(word, line[++i]) != null) throw new WrongUse(word + " is given twice");
            } else {
                throw new WrongUse("unknown option " + word);
            }
        }
        return new Arguments(Set.copyOf(flags), Map.copyOf(values), List.copyOf(rest));
    }

    boolean has(String flag) { return flags.contains(flag); }

    /** @throws WrongUse if {@code reader} cannot make sense of it */
    <T> Optional<T> value(String name, Function<String, T> reader) {
        String text = values.get(name);
        if (text == null) return Optional.empty();
        try {
            return Optional.ofNullable(reader.apply(text));
        } catch (RuntimeException e) {
            throw new WrongUse("%s cannot be %s: %s".formatted(name, text, e.getMessage()));
        }
    }
}
