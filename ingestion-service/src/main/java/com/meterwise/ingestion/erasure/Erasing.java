package com.meterwise.ingestion.erasure;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.meterwise.contracts.CustomerErased;
import com.meterwise.contracts.ErasureDone;
import com.meterwise.contracts.Topic;
import com.meterwise.ingestion.meterday.DayLocks;
import com.meterwise.ingestion.registry.Customer;
import com.meterwise.ingestion.registry.KnownMeters;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.ingestion.registry.Subjects;
import com.meterwise.platform.erasure.ErasedSubjects;
import com.meterwise.platform.erasure.Erasure;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/**
 * Begins erasures and tells how far they are. Ingestion's own rows go at once; the other services are told by {@code CustomerErased} and the
 * tombstones that follow it. What a customer's meter measured while it was somebody else's stays. Thread-safe.
 */
public final class Erasing {
    private final Registry registry;
    private final KnownMeters known;
    private final ErasedSubjects subjects;
    private final Transactions transactions;
    private final InstantSource clock;

    public Erasing(Registry registry, KnownMeters known, ErasedSubjects subjects, Transactions transactions, InstantSource clock) {
        this.registry = registry;
        this.known = known;
        this.subjects = subjects;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Erases a customer; one who is erased already stays so. @return empty if nobody of that id was ever here */
    public Optional<ErasureState> erase(String customerId) {
        String hash = subjects.hashOf(customerId);
        // made of the hash: whoever asks twice gets the same answer
        String erasureId = UUID.nameUUIDFromBytes(hash.getBytes(StandardCharsets.UTF_8)).toString();
        Optional<ErasureState> state = transactions.call(work -> {
            if (lockIfKnown(customerId, work)) erase(customerId, new CustomerErased(erasureId, hash, clock.instant()), work);
            return ErasureTable.find(work.connection(), erasureId);
        });
        known.forget();
        return state;
    }

    public Optional<ErasureState> find(String erasureId) {
        return transactions.call(work -> ErasureTable.find(work.connection(), erasureId));
    }

    /** Takes the register alone, in the order in which everybody takes it. */
    private boolean lockIfKnown(String customerId, Work work) {
        boolean isKnown = registry.customers().entries().lock(List.of(customerId), work).containsKey(customerId);
        registry.meters().entries().lock(List.of(), work);
        registry.contracts().entries().lock(List.of(), work);
        return isKnown;
    }

    private void erase(String customerId, CustomerErased event, Work work) throws SQLException {
        Connection connection = work.connection();
        ErasedRowsTable rows = new ErasedRowsTable(connection, customerId);
        for (String member : rows.members())
            registry.customers().change(member, Customer::ungrouped, work);
        List<String> own = rows.meters();
        List<String> ever = rows.metersEver();
        List<String> contracts = rows.contracts();
        DayLocks.alone(connection);
        Set<String> names = new HashSet<>(own);
        names.add(customerId);
        long deleted = rows.delete(own, ever);
        rows.stripUploads(names);
        deleted += Erasure.strip(connection, names);
        remember(customerId, own, event, connection);
        tell(customerId, ever, contracts, event, deleted, work);
    }

    private void remember(String customerId, List<String> meters, CustomerErased event, Connection connection) throws SQLException {
        Set<String> erased = new HashSet<>();
        erased.add(customerId);
        meters.forEach(meter -> erased.add(Subjects.meter(meter)));
        subjects.add(connection, erased, event.erasureId(), event.at());
        ErasureTable.begin(connection, event.erasureId(), event.subjectHash(), event.at());
    }

    private static void tell(String customerId, List<String> meters, List<String> contracts, CustomerErased event, long rows, Work work)
            throws SQLException {
        work.send(Topic.CUSTOMER, customerId, event);
        work.sendTombstone(Topic.CUSTOMER, customerId);
        // also of meters that others have now: in his partition there is still what they were with him
        for (String meter : meters)
            work.sendTombstone(Topic.METER, meter, customerId);
        for (String contract : contracts)
            work.sendTombstone(Topic.CONTRACT, contract, customerId);
        ErasureDone done = new ErasureDone(event.erasureId(), event.subjectHash(), Topic.INGESTION, rows, event.at());
        ErasureTable.answer(work.connection(), done);
        work.send(Topic.erasureDone(Topic.INGESTION), event.subjectHash(), done);
    }
}
