package com.meterwise.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A sub-command's options and words. Each option it asks for is ticked off; {@link #refuseTheRest} names what nobody asked for, so that a
 * misspelt option is an error and not a silent default.
 */
public final class Arguments {
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();

    private Arguments() {}

    /** Takes {@code --name value}, {@code --name=value} and {@code --flag} (followed by another option or by nothing) apart. */
    public static Arguments of(String... line) {
        Arguments arguments = new Arguments();
        for (int i = 0; i < line.length; i++) {
            if (!line[i].startsWith("--")) {
                arguments.words.add(line[i]);
                continue;
            }
            String name = line[i].substring(2);
            String value = "";
            int equals = name.indexOf('=');
            if (equals >= 0) {
                value = name.substring(equals + 1);
                name = name.substring(0, equals);
            } else if (i + 1 < line.length && !line[i + 1].startsWith("--")) {
                value = line[++i];
            }
            if (arguments.options.put(name, value) != null) throw new WrongUse("--" + name + " is given twice");
        }
        return arguments;
    }

    public List<String> words() { return List.copyOf(words); }

    /** Whether the flag is there; a flag that was given a value is refused. */
    public boolean has(String flag) {
        asked.add(flag);
        String value = options.get(flag);
        if (value != null && !value.isEmpty()) throw new WrongUse("--%s takes no value, got %s".formatted(flag, value));
        return value != null;
    }

    /** @throws WrongUse if the value is missing or {@code reader} cannot make sense of it */
    public <T> Optional<T> value(String name, Function<String, T> reader) {
        asked.add(name);
        String text = options.get(name);
        if (text == null) return Optional.empty();
        if (text.isEmpty()) throw new WrongUse("--" + name + " needs a value");
        try {
            return Optional.of(reader.apply(text));
        } catch (WrongUse e) {
            throw e;
        } catch (RuntimeException e) {
            throw new WrongUse("--%s cannot be %s: %s".formatted(name, text, e.getMessage()));
        }
    }

    public Optional<String> text(String name) { return value(name, Function.identity()); }

    /** A whole number, at least {@code least}. */
    public int number(String name, int fallback, int least) {
        int number = value(name, Integer::parseInt).orElse(fallback);
        if (number < least) throw new WrongUse("--%s must be at least %d, got %d".formatted(name, least, number));
        return number;
    }

    /** A file that can be read. */
    public Optional<Path> file(String name) {
        return value(name, text -> {
            Path file = Path.of(text);
            if (!Files.isReadable(file)) throw new WrongUse("--%s: there is no readable file %s".formatted(name, text));
            return file;
        });
    }

    /** To be called once a command has asked for all it knows. */
    public void refuseTheRest() {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new WrongUse("unknown option --%s; there are --%s".formatted(String.join(", --", unknown), String.join(", --", asked)));
        }
    }
}
