package com.meterwise.ingestion.registry;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import com.meterwise.platform.work.TransactionFailed;
import com.meterwise.platform.work.Work;

/**
 * Keeps customers, meters, feeders or contracts: a state that differs from the current one is a change with the next sequence number, an event and a
 * line of history; an identical one is nothing.
 */
public final class Register<T extends Registered<T>> {
    /** What is loaded without a date holds for all history that may be loaded later. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

    private final Entries<T> entries;
    private final Subjects subjects;
    private final Announcement<T> announcement;

    public Register(Entries<T> entries, Subjects subjects, Announcement<T> announcement) {
        this.entries = entries;
        this.subjects = subjects;
        this.announcement = announcement;
    }

    /** Tells the other services of a change. */
    @FunctionalInterface
    public interface Announcement<T extends Registered<T>> {
        void announce(Entry<T> changed, Work work);
    }

    /** What became of states: those that changed something, in the order given, and those refused. */
    public record Outcome<T extends Registered<T>>(List<Entry<T>> changed, List<Refusal> refused) {}

    /** Of several states of one thing each counts as a change of its own. */
    public Outcome<T> put(List<T> states, Work work) {
        Map<String, Entry<T>> current = new LinkedHashMap<>(entries.lock(new TreeSet<>(states.stream().map(T::id).toList()), work));
        Set<String> erased = erased(states, work);
        List<Entry<T>> changed = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Optional<Refusal> refusal = refusal(i, states.get(i), current, erased);
            refusal.ifPresent(refused::add);
            if (refusal.isPresent()) continue;
            Entry<T> held = current.get(states.get(i).id());
            T state = states.get(i).completedBy(held == null ? null : held.state());
            T dated = state.validFrom() != null ? state : state.validFrom(held == null ? FIRST_DAY : held.state().validFrom());
            if (held != null && Objects.equals(held.state(), dated)) continue;
            Entry<T> next = new Entry<>(dated, held == null ? 1 : held.sequence() + 1);
            current.put(state.id(), next);
            changed.add(next);
        }
        entries.save(changed, work);
        for (Entry<T> entry : changed)
            announcement.announce(entry, work);
        return new Outcome<>(changed, refused);
    }

    private Set<String> erased(List<T> states, Work work) {
        try {
            return subjects.erasedAmong(work == null ? null : work.connection(),
                    states.stream().flatMap(state -> state.subjects().stream()).distinct().toList());
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
    }

    private Optional<Refusal> refusal(int index, T state, Map<String, Entry<T>> current, Set<String> erased) {
        for (String subject : state.subjects())
            if (erased.contains(subject)) return Optional.of(Refusal.erased(index, subject));
        if (state.parent().isEmpty()) return Optional.empty();
        return Hierarchy.fault(state.id(), id -> id.equals(state.id())
                ? state.parent()
                : Optional.ofNullable(current.get(id)).or(() -> entries.find(id)).flatMap(entry -> entry.state().parent()))
                .map(fault -> new Refusal(index, Refusal.CYCLE, fault));
    }

    /** Changes one thing, if it is known. @return its entry afterwards */
    public Optional<Entry<T>> change(String id, UnaryOperator<T> change, Work work) {
        Entry<T> held = entries.lock(List.of(id), work).get(id);
        if (held == null) return Optional.empty();
        List<Entry<T>> changed = put(List.of(change.apply(held.state())), work).changed();
        return Optional.of(changed.isEmpty() ? held : changed.get(0));
    }

    /** Registers what is not known yet and leaves the rest as it is. */
    public List<Entry<T>> putIfAbsent(List<T> states, Work work) {
        Map<String, Entry<T>> current = entries.lock(new TreeSet<>(states.stream().map(T::id).toList()), work);
        return put(states.stream().filter(state -> !current.containsKey(state.id())).toList(), work).changed();
    }

    public Entries<T> entries() { return entries; }
}
