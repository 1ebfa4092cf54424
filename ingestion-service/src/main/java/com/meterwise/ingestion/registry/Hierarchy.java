package com.meterwise.ingestion.registry;

import java.util.Optional;
import java.util.function.Function;

/** Group accounts and feeders hang on one another as trees. */
final class Hierarchy {
    /** Longer chains are mistakes, too. */
    static final int MAX_DEPTH = 20;

    private Hierarchy() {}

    /**
     * @param parentOf parent of an id, as it would be with the new state
     * @return what is wrong with the chain that begins at {@code id}
     */
    static Optional<String> fault(String id, Function<String, Optional<String>> parentOf) {
        String at = id;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            Optional<String> parent = parentOf.apply(at);
            if (parent.isEmpty()) return Optional.empty();
            if (parent.get().equals(id)) return Optional.of("%s would be above itself".formatted(id));
            at = parent.get();
        }
        return Optional.of("%s would hang more than %d levels deep, or on a circle".formatted(id, MAX_DEPTH));
    }
}
