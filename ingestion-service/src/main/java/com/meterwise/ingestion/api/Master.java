package com.meterwise.ingestion.api;

import java.io.InputStream;
import java.util.List;

import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.ingestion.registry.Entries;
import com.meterwise.ingestion.registry.Entry;
import com.meterwise.ingestion.registry.Keeping;
import com.meterwise.ingestion.registry.Refusal;
import com.meterwise.ingestion.registry.Register;
import com.meterwise.ingestion.registry.Registered;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;

/** What the resources of customers, meters, feeders and contracts have in common. */
final class Master<T extends Registered<T>> {
    private final String name;
    private final Register<T> register;
    private final Keeping<T> keeping;
    private final Bulk<T> bulk;

    /** @param name for messages, such as customer */
    Master(String name, Registry registry, Register<T> register, Class<T> type, long inflatedBytes) {
        this.name = name;
        this.register = register;
        this.keeping = states -> registry.put(register, states);
        this.bulk = new Bulk<>(type, keeping, inflatedBytes);
    }

    Entry<T> put(String id, T state) {
        if (state == null) throw Problem.badRequest("body", "a body is needed");
        if (!state.id().equals(id)) throw Problem.badRequest("id", "the path says %s, the body %s".formatted(id, state.id()));
        keeping.keep(List.of(state)).refused().stream().findFirst().ifPresent(Master::refuse);
        return find(id, null);
    }

    private static void refuse(Refusal refusal) {
        throw Problem.conflict(refusal.code().toLowerCase(java.util.Locale.ROOT), refusal.detail());
    }

    /** @param asOf null for the current state */
    Entry<T> find(String id, Day asOf) {
        return (asOf == null ? register.entries().find(id) : register.entries().findAsOf(id, asOf.day()))
                .orElseThrow(() -> Problem.notFound(name, id));
    }

    Page<Entry<T>> list(Integer limit, String cursor) { return list(null, limit, cursor); }

    /** @param owner null for all */
    Page<Entry<T>> list(String owner, Integer limit, String cursor) {
        int size = Page.limit(limit);
        List<Entry<T>> found = owner == null
                ? register.entries().list(cursor, size + 1)
                : register.entries().listOf(owner, cursor, size + 1);
        return Page.of(found, size, entry -> entry.state().id());
    }

    Page<Entries.Recorded<T>> history(String id) {
        List<Entries.Recorded<T>> states = register.entries().history(id);
        if (states.isEmpty()) throw Problem.notFound(name, id);
        return new Page<>(states, null);
    }

    BulkReport load(InputStream body, String type, String encoding) { return bulk.load(body, type, encoding); }
}
