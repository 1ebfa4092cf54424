package com.meterwise.campaign.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Definitions in a list. */
public final class InMemoryDefinitions implements Definitions {
    private final List<Signed<?>> held = new ArrayList<>();

    @Override
    public <T extends Definition<T>> List<Signed<T>> all(Kind<T> kind) {
        return held.stream().filter(one -> kind.type().isInstance(one.definition())).map(one -> InMemoryDefinitions.<T>as(one))
                .sorted(Comparator.comparing((Signed<T> one) -> one.definition().id()).thenComparing(one -> one.definition().version()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Definition<T>> Signed<T> as(Signed<?> one) { return (Signed<T>) one; }

    @Override
    public <T extends Definition<T>> Optional<Signed<T>> newestSigned(Kind<T> kind, String id) {
        return history(kind, id).stream().findFirst();
    }

    @Override
    public <T extends Definition<T>> List<Signed<T>> history(Kind<T> kind, String id) {
        return all(kind).stream().filter(one -> one.definition().id().equals(id))
                .sorted(Comparator.comparing((Signed<T> one) -> one.definition().version()).reversed()).toList();
    }

    @Override
    public <T extends Definition<T>> List<T> page(Kind<T> kind, String after, int limit) {
        return all(kind).stream().map(one -> one.definition().id()).distinct().filter(id -> id.compareTo(after) > 0).limit(limit)
                .map(id -> newest(kind, id).orElseThrow()).toList();
    }

    @Override
    public <T extends Definition<T>> void add(Kind<T> kind, Signed<T> version) {
        int newest = newest(kind, version.definition().id()).map(Definition::version).orElse(0);
        if (version.definition().version() != newest + 1) throw new IllegalStateException("is at version " + newest);
        held.add(version);
    }

    @Override
    public <T extends Definition<T>> void approve(Kind<T> kind, Signed<T> approved) {
        boolean removed = held.removeIf(one -> one.definition().equals(approved.definition()) && !one.isApproved());
        if (!removed) throw new IllegalStateException("no draft");
        held.add(approved);
    }
}
