package com.meterwise.ingestion.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.meterwise.platform.work.Work;

/** The register's memory of one sort of thing. Writes happen within the work's transaction. */
public interface Entries<T extends Registered<T>> {
    /** Current entries by id, locked until the transaction ends; unknown ids are absent. */
    Map<String, Entry<T>> lock(Collection<String> ids, Work work);

    /** Makes the entries current and keeps what they replace as history. */
    void save(List<Entry<T>> changed, Work work);

    Optional<Entry<T>> find(String id);

    /** The state that held on a market day: of those valid by then, the one recorded last. */
    Optional<Entry<T>> findAsOf(String id, LocalDate day);

    /** Every state that was ever recorded, oldest first. */
    List<Recorded<T>> history(String id);

    /**
     * A state and when it was recorded.
     *
     * @param at on the wall; null where nobody noted it
     */
    record Recorded<T>(T state, long sequence, Instant at) {}

    /** The same as {@link #list} of what belongs to one owner: contracts of a customer, members of a group. */
    List<Entry<T>> listOf(String owner, String cursor, int limit);

    /** Up to {@code limit} entries in the order of their ids, after {@code cursor} if it is not null. */
    List<Entry<T>> list(String cursor, int limit);
}
