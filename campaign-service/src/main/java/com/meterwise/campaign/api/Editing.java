package com.meterwise.campaign.api;

import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.meterwise.campaign.audit.Act;
import com.meterwise.campaign.audit.AuditTable;
import com.meterwise.campaign.catalogue.Definition;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.Signed;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.publishing.Announcements;
import com.meterwise.contracts.Json;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/**
 * Reads, changes and approves definitions. A change names the version it was made from, so that nobody overwrites what they have not seen,
 * and holds once somebody else has approved it. Each step is in the audit trail.
 */
public final class Editing {
    private static final String UNIQUE_VIOLATION = "23505";
    private final Transactions transactions;
    private final Definitions definitions;
    private final InstantSource clock;
    private final boolean fourEyes;

    /** @param fourEyes whether an author's own approval is refused */
    public Editing(Transactions transactions, Definitions definitions, InstantSource clock, boolean fourEyes) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.clock = clock;
        this.fourEyes = fourEyes;
    }

    /** What a change is made from: the caller's If-Match, or null to create. @param by who asks */
    record Change(String id, byte[] body, String ifMatch, String by) {}

    <T extends Definition<T>> T find(Kind<T> kind, String id) {
        return transactions.call(work -> definitions.newest(kind, id)).orElseThrow(() -> Problem.notFound(name(kind), id));
    }

    <T extends Definition<T>> Page<T> page(Kind<T> kind, String cursor, Integer limit) {
        int most = Page.limit(limit);
        List<T> found = transactions.call(work -> definitions.page(kind, cursor == null ? "" : cursor, most + 1));
        return Page.of(found, most, Definition::id);
    }

    /** Creates or changes; an equal definition makes no new version. */
    <T extends Definition<T>> T put(Kind<T> kind, Change change, BinaryOperator<T> keep) {
        T wanted = read(kind, change);
        return edit(kind, change, held -> held.isPresent() ? keep.apply(held.get(), wanted) : keep.apply(null, wanted));
    }

    /** All versions with who wrote and who approved them, newest first. */
    <T extends Definition<T>> List<Signed<T>> versions(Kind<T> kind, String id) {
        List<Signed<T>> versions = transactions.call(work -> definitions.history(kind, id));
        if (versions.isEmpty()) throw Problem.notFound(name(kind), id);
        return versions;
    }

    /**
     * Lets the newest version hold.
     *
     * @throws Problem 409 if the approver wrote it
     */
    <T extends Definition<T>> Signed<T> approve(Kind<T> kind, String id, String by) {
        return transactions.call(work -> {
            Signed<T> newest = definitions.newestSigned(kind, id).orElseThrow(() -> Problem.notFound(name(kind), id));
            if (newest.isApproved()) return newest;
            if (fourEyes && newest.isOwn(by)) throw Problem.conflict("four-eyes", newest.ownApproval(by));
            Signed<T> approved = newest.approvedBy(by, clock.instant().truncatedTo(ChronoUnit.MICROS));
            definitions.approve(kind, approved);
            if (approved.definition() instanceof Tariff tariff) new Announcements(work).changed(tariff);
            new AuditTable(work.connection())
                    .add(new Act(clock.instant(), by, name(kind) + ".approve", id, "version " + newest.definition().version()));
            return approved;
        });
    }

    private <T extends Definition<T>> T edit(Kind<T> kind, Change change, java.util.function.Function<Optional<T>, T> how) {
        try {
            return transactions.call(work -> {
                Optional<T> held = definitions.newest(kind, change.id());
                requireMatch(kind, change.id(), held, change.ifMatch());
                return keep(kind, held.orElse(null), how.apply(held), change.by(), work);
            });
        } catch (RuntimeException e) {
            if (isLostRace(e)) throw stale("%s %s was changed by somebody else".formatted(name(kind), change.id()));
            throw e;
        }
    }

    private <T extends Definition<T>> T keep(Kind<T> kind, T held, T wanted, String by, Work work) throws SQLException {
        if (held != null && wanted.withVersion(held.version()).equals(held)) return held;
        T next = wanted.withVersion(held == null ? 1 : held.version() + 1);
        definitions.add(kind, Signed.draft(next, by));
        new AuditTable(work.connection()).add(new Act(clock.instant(), by, name(kind) + ".write", next.id(), "version " + next.version()));
        return next;
    }

    private static <T extends Definition<T>> void requireMatch(Kind<T> kind, String id, Optional<T> held, String ifMatch) {
        if (held.isEmpty() && ifMatch != null) throw stale("there is no %s %s".formatted(name(kind), id));
        if (held.isPresent() && ifMatch == null)
            throw new Problem(428, "precondition-required", "A precondition is needed",
                    "%s %s exists: If-Match must name the version changed, \"%d\"".formatted(name(kind), id, held.get().version()),
                    Map.of());
        if (held.isPresent() && !ifMatch.strip().equals("\"" + held.get().version() + "\""))
            throw stale("%s %s is at version \"%d\", If-Match is %s".formatted(name(kind), id, held.get().version(), ifMatch));
    }

    private static <T extends Definition<T>> T read(Kind<T> kind, Change change) {
        T wanted;
        try {
            wanted = Json.MAPPER.readValue(change.body(), kind.type());
        } catch (JsonMappingException e) {
            String reason = e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof NullPointerException
                    ? e.getCause().getMessage()
                    : "not the JSON expected";
            throw Problem.badRequest("invalid", "%s: %s".formatted(name(kind), reason));
        } catch (java.io.IOException e) {
            throw Problem.badRequest("unreadable", "the body is not JSON");
        }
        if (wanted == null) throw Problem.badRequest("invalid", "the body is empty");
        if (!wanted.id().equals(change.id()))
            throw Problem.badRequest("invalid", "the path says %s, the body %s".formatted(change.id(), wanted.id()));
        return wanted;
    }

    private static boolean isLostRace(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) return true;
        }
        return false;
    }

    private static Problem stale(String detail) {
        return new Problem(412, "precondition-failed", "The version is not the newest", detail, Map.of());
    }

    private static String name(Kind<?> kind) { return kind.name().toLowerCase(java.util.Locale.ROOT); }
}
