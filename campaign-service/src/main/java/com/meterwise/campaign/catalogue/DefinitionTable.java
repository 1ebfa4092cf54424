package com.meterwise.campaign.catalogue;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;

/** The definitions in the database. */
@ApplicationScoped
public class DefinitionTable implements Definitions, PanacheRepositoryBase<DefinitionRow, DefinitionRow.Key> {
    private static final Sort NEWEST_FIRST = Sort.descending("version");

    @Override
    public <T extends Definition<T>> List<Signed<T>> all(Kind<T> kind) {
        return list("kind", Sort.by("id", "version"), kind.name()).stream().map(row -> row.signed(kind)).toList();
    }

    @Override
    public <T extends Definition<T>> Optional<Signed<T>> newestSigned(Kind<T> kind, String id) {
        return find("kind = ?1 and id = ?2", NEWEST_FIRST, kind.name(), id).firstResultOptional().map(row -> row.signed(kind));
    }

    @Override
    public <T extends Definition<T>> List<Signed<T>> history(Kind<T> kind, String id) {
        return list("kind = ?1 and id = ?2", NEWEST_FIRST, kind.name(), id).stream().map(row -> row.signed(kind)).toList();
    }

    @Override
    public <T extends Definition<T>> List<T> page(Kind<T> kind, String after, int limit) {
        return find("from DefinitionRow d where d.kind = ?1 and d.id > ?2"
                + " and d.version = (select max(n.version) from DefinitionRow n where n.kind = d.kind and n.id = d.id) order by d.id",
                kind.name(), after).page(Page.ofSize(limit)).list().stream().map(row -> row.to(kind)).toList();
    }

    @Override
    public <T extends Definition<T>> void add(Kind<T> kind, Signed<T> version) {
        T definition = version.definition();
        int newest = find("kind = ?1 and id = ?2", NEWEST_FIRST, kind.name(), definition.id()).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional().map(row -> row.version).orElse(0);
        if (definition.version() != newest + 1)
            throw new IllegalStateException("%s is at version %d, got %d".formatted(definition.id(), newest, definition.version()));
        persistAndFlush(DefinitionRow.of(kind, version));
    }

    @Override
    public <T extends Definition<T>> void approve(Kind<T> kind, Signed<T> approved) {
        T definition = approved.definition();
        int signed = update("approver = ?1, approvedAt = ?2 where kind = ?3 and id = ?4 and version = ?5 and approver is null",
                approved.approver(), approved.approvedAt(), kind.name(), definition.id(), definition.version());
        if (signed != 1)
            throw new IllegalStateException("version %d of %s is no draft".formatted(definition.version(), definition.id()));
        getEntityManager().clear();
    }

    /** Tariffs the other services have not been told of, oldest first; each is handed out once. */
    public List<Tariff> unannouncedTariffs() {
        List<DefinitionRow> rows = find("kind = ?1 and announced = false and approver is not null", Sort.by("id", "version"),
                Kind.TARIFF.name())
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
        rows.forEach(row -> row.announced = true);
        return rows.stream().map(row -> row.to(Kind.TARIFF)).toList();
    }
}
