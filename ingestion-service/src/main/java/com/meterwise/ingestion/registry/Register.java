package com.meterwise.ingestion.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import com.meterwise.platform.work.Work;

/**
 * Keeps customers, meters or feeders: a state that differs from the current one is a change with the next sequence number, an event and a
 * line of history; an identical one is nothing.
 */
public final class Register<T extends Registered<T>> {
    /** What is loaded without a date holds for all history that may be loaded later. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

    private final Entries<T> entries;
    private final Announcement<T> announcement;

    public Register(Entries<T> entries, Announcement<T> announcement) {
        this.entries = entries;
        this.announcement = announcement;
    }

    /** Tells the other services of a change. */
    @FunctionalInterface
    public interface Announcement<T extends Registered<T>> {
        void announce(Entry<T> changed, Work work);
    }

    /** @return the entries that changed, in the order given; of several states of one thing each counts as a change of its own */
    public List<Entry<T>> put(List<T> states, Work work) {
        Map<String, Entry<T>> current = new LinkedHashMap<>(entries.lock(new TreeSet<>(states.stream().map(T::id).toList()), work));
        List<Entry<T>> changed = new ArrayList<>();
        for (T state : states) {
            Entry<T> held = current.get(state.id());
            T dated = state.validFrom() != null ? state : state.validFrom(held == null ? FIRST_DAY : held.state().validFrom());
            if (held != null && Objects.equals(held.state(), dated)) continue;
            Entry<T> next = new Entry<>(dated, held == null ? 1 : held.sequence() + 1);
            current.put(state.id(), next);
            changed.add(next);
        }
        entries.save(changed, work);
        for (Entry<T> entry : changed)
            announcement.announce(entry, work);
        return changed;
    }

    /** Registers what is not known yet and leaves the rest as it is. */
    public List<Entry<T>> putIfAbsent(List<T> states, Work work) {
        Map<String, Entry<T>> current = entries.lock(new TreeSet<>(states.stream().map(T::id).toList()), work);
        return put(states.stream().filter(state -> !current.containsKey(state.id())).toList(), work);
    }

    public Entries<T> entries() { return entries; }
}
