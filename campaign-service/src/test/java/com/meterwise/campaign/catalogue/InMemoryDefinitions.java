package com.meterwise.campaign.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Definitions in a list. */
public final class InMemoryDefinitions implements Definitions {
    private final List<Definition<?>> all = new ArrayList<>();

    @Override
    public <T extends Definition<T>> List<T> versions(Kind<T> kind) {
        return all.stream().filter(kind.type()::isInstance).map(kind.type()::cast)
                .sorted(Comparator.comparing((T one) -> one.id()).thenComparing(Definition::version)).toList();
    }

    @Override
    public <T extends Definition<T>> Optional<T> newest(Kind<T> kind, String id) {
        return versions(kind).stream().filter(one -> one.id().equals(id)).max(Comparator.comparingInt(Definition::version));
    }

    @Override
    public <T extends Definition<T>> List<T> page(Kind<T> kind, String after, int limit) {
        return versions(kind).stream().map(Definition::id).distinct().filter(id -> id.compareTo(after) > 0).limit(limit)
                .map(id -> newest(kind, id).orElseThrow()).toList();
    }

    @Override
    public <T extends Definition<T>> void add(Kind<T> kind, T definition) {
        int newest = newest(kind, definition.id()).map(Definition::version).orElse(0);
        if (definition.version() != newest + 1) throw new IllegalStateException("is at version " + newest);
        all.add(definition);
    }
}
