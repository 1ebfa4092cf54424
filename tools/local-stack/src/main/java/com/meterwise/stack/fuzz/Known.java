package com.meterwise.stack.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts that answers have held, by their field: an invented customer finds nothing, one that was listed opens what lies behind it. */
final class Known {
    private static final int KEPT = 50;

    private final Map<String, List<String>> texts = new HashMap<>();
    private final Map<String, Set<String>> seen = new HashMap<>();

    /** Keeps what looks like an id of its field. */
    void learn(JsonNode answer) {
        answer.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isTextual() && value.textValue().length() <= 64) keep(field.getKey(), value.textValue());
            learn(value);
        });
        if (answer.isArray()) answer.forEach(this::learn);
    }

    private void keep(String field, String text) {
        if (!seen.computeIfAbsent(field, name -> new HashSet<>()).add(text)) return;
        List<String> kept = texts.computeIfAbsent(field, name -> new ArrayList<>());
        if (kept.size() < KEPT) kept.add(text);
    }

    /** One that suits a parameter: of its name or, for a bare {@code id}, of the thing the path names before it. */
    Optional<String> of(String name, String path, RandomGenerator chance) {
        List<String> candidates = texts.getOrDefault(name, List.of());
        if (name.equals("id")) candidates = texts.getOrDefault(owner(path), candidates);
        return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.get(chance.nextInt(candidates.size())));
    }

    /** /v1/offers/{id} asks for an offerId. */
    private static String owner(String path) {
        String before = path.substring(0, Math.max(0, path.indexOf("/{")));
        String plural = before.substring(before.lastIndexOf('/') + 1);
        String single = plural.endsWith("ies")
                ? plural.substring(0, plural.length() - 3) + "y"
                : plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
        return single + "Id";
    }
}
