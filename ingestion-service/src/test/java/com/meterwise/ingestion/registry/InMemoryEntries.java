package com.meterwise.ingestion.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.platform.work.Work;

/** The register in memory; every state that ever was, oldest first. */
public final class InMemoryEntries<T extends Registered<T>> implements Entries<T> {
    private final TreeMap<String, List<Entry<T>>> states = new TreeMap<>();

    @Override
    public Map<String, Entry<T>> lock(Collection<String> ids, Work work) {
        Map<String, Entry<T>> found = new HashMap<>();
        for (String id : ids)
            find(id).ifPresent(entry -> found.put(id, entry));
        return found;
    }

    @Override
    public void save(List<Entry<T>> changed, Work work) {
        for (Entry<T> entry : changed)
            states.computeIfAbsent(entry.state().id(), id -> new ArrayList<>()).add(entry);
    }

    @Override
    public Optional<Entry<T>> find(String id) { return Optional.ofNullable(states.get(id)).map(all -> all.get(all.size() - 1)); }

    @Override
    public Optional<Entry<T>> findAsOf(String id, LocalDate day) {
        return states.getOrDefault(id, List.of()).stream().filter(entry -> !entry.state().validFrom().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    @Override
    public List<Recorded<T>> history(String id) {
        return states.getOrDefault(id, List.of()).stream().map(entry -> new Recorded<>(entry.state(), entry.sequence(), null)).toList();
    }

    @Override
    public List<Entry<T>> listOf(String owner, String cursor, int limit) {
        return list(cursor, Integer.MAX_VALUE).stream().filter(entry -> owner.equals(ownerOf(entry.state()))).limit(limit).toList();
    }

    private static String ownerOf(Registered<?> state) {
        if (state instanceof Meter meter) return meter.customerId();
        return state instanceof Contract contract ? contract.customerId() : state.parent().orElse(null);
    }

    @Override
    public List<Entry<T>> list(String cursor, int limit) {
        return states.tailMap(cursor == null ? "" : cursor, false).keySet().stream().limit(limit).map(id -> find(id).orElseThrow())
                .toList();
    }
}
