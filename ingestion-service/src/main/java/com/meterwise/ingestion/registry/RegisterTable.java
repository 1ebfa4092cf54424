package com.meterwise.ingestion.registry;

import static java.util.stream.Collectors.toMap;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.meterwise.contracts.Json;
import com.meterwise.platform.work.TransactionFailed;
import com.meterwise.platform.work.Work;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;

/** The register in PostgreSQL: the current state as a row, every state that ever was in {@code register_history}. */
abstract class RegisterTable<T extends Registered<T>, R extends RegisteredRow> implements Entries<T>, PanacheRepositoryBase<R, String> {
    private final String sort;
    private final String owner;
    private final Class<T> type;

    /**
     * @param sort  CUSTOMER, METER, FEEDER or CONTRACT
     * @param owner property of the row that says what a thing belongs to
     */
    RegisterTable(String sort, String owner, Class<T> type) {
        this.sort = sort;
        this.owner = owner;
        this.type = type;
    }

    abstract R newRow();

    /** Fills the columns that are special to the sort. */
    abstract void fill(R row, T state);

    /** One writer per sort at a time: things that do not exist yet have no row to lock, and events must leave in the order of changes. */
    @Override
    public Map<String, Entry<T>> lock(Collection<String> ids, Work work) {
        try (PreparedStatement lock = work.connection().prepareStatement("select pg_advisory_xact_lock(hashtext('register ' || ?))")) {
            lock.setString(1, sort);
            lock.execute();
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
        return list("id in ?1", ids).stream().map(this::entry).collect(toMap(entry -> entry.state().id(), entry -> entry));
    }

    @Override
    public void save(List<Entry<T>> changed, Work work) {
        for (Entry<T> entry : changed) {
            boolean isNew = entry.sequence() == 1;
            R row = isNew ? newRow() : findById(entry.state().id());
            row.id = entry.state().id();
            row.state = new String(Json.bytes(entry.state()), java.nio.charset.StandardCharsets.UTF_8);
            row.sequence = entry.sequence();
            row.validFrom = entry.state().validFrom();
            fill(row, entry.state());
            if (isNew) persist(row);
        }
        remember(changed, work);
    }

    private void remember(List<Entry<T>> changed, Work work) {
        if (changed.isEmpty()) return;
        try (PreparedStatement insert = work.connection().prepareStatement("""
                insert into register_history (id, sort, sequence, valid_from, kind, customer_id, feeder_id, status, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Entry<T> entry : changed) {
                Meter meter = entry.state() instanceof Meter found ? found : null;
                String customer = meter != null
                        ? meter.customerId()
                        : entry.state() instanceof Contract contract ? contract.customerId() : null;
                insert.setString(1, entry.state().id());
                insert.setString(2, sort);
                insert.setLong(3, entry.sequence());
                insert.setObject(4, entry.state().validFrom());
                insert.setString(5, meter == null ? null : meter.kind());
                insert.setString(6, customer);
                insert.setString(7, meter == null ? null : meter.feederId());
                insert.setString(8, meter == null ? null : meter.status());
                insert.setString(9, new String(Json.bytes(entry.state()), java.nio.charset.StandardCharsets.UTF_8));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
    }

    @Override
    public Optional<Entry<T>> find(String id) { return findByIdOptional(id).map(this::entry); }

    /** A line of somebody who was erased holds nothing, but hides what it superseded. */
    @Override
    public Optional<Entry<T>> findAsOf(String id, LocalDate day) {
        List<?> found = getEntityManager().createNativeQuery("""
                select state, sequence from register_history where id = :id and sort = :sort and valid_from <= :day
                order by sequence desc limit 1""").setParameter("id", id).setParameter("sort", sort).setParameter("day", day)
                .getResultList();
        return found.stream().map(row -> (Object[]) row).filter(row -> row[0] != null)
                .map(row -> new Entry<>(state((String) row[0]), ((Number) row[1]).longValue())).findFirst();
    }

    @Override
    public List<Recorded<T>> history(String id) {
        List<?> found = getEntityManager().createNativeQuery("""
                select state, sequence, recorded_at from register_history where id = :id and sort = :sort and state is not null
                order by sequence""").setParameter("id", id).setParameter("sort", sort).getResultList();
        return found.stream().map(row -> (Object[]) row)
                .map(row -> new Recorded<>(state((String) row[0]), ((Number) row[1]).longValue(), (Instant) row[2])).toList();
    }

    @Override
    public List<Entry<T>> listOf(String of, String cursor, int limit) {
        return find(owner + " = ?1 and id > ?2", Sort.by("id"), of, cursor == null ? "" : cursor).page(Page.ofSize(limit)).list().stream()
                .map(this::entry).toList();
    }

    @Override
    public List<Entry<T>> list(String cursor, int limit) {
        return find("id > ?1", Sort.by("id"), cursor == null ? "" : cursor).page(Page.ofSize(limit)).list().stream().map(this::entry)
                .toList();
    }

    private Entry<T> entry(R row) { return new Entry<>(state(row.state), row.sequence); }

    private T state(String json) { return Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), type); }
}
