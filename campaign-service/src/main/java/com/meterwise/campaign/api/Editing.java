package com.meterwise.campaign.api;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.meterwise.campaign.catalogue.Definition;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.publishing.Announcements;
import com.meterwise.contracts.Json;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/** Reads and changes definitions. A change names the version it was made from, so that nobody overwrites what they have not seen. */
public final class Editing {
    private static final String UNIQUE_VIOLATION = "23505";
    private final Transactions transactions;
    private final Definitions definitions;

    public Editing(Transactions transactions, Definitions definitions) {
        this.transactions = transactions;
        this.definitions = definitions;
    }

    /** What a change is made from: the caller's If-Match, or null to create. */
    record Change(String id, byte[] body, String ifMatch) {}

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
        return edit(kind, change.id(), change.ifMatch(),
                held -> held.isPresent() ? keep.apply(held.get(), wanted) : keep.apply(null, wanted));
    }

    /** Changes a definition that is there, from whatever version it is at. */
    <T extends Definition<T>> T change(Kind<T> kind, String id, java.util.function.UnaryOperator<T> how) {
        return transactions.call(work -> {
            T held = definitions.newest(kind, id).orElseThrow(() -> Problem.notFound(name(kind), id));
            return keep(kind, held, how.apply(held), work);
        });
    }

    private <T extends Definition<T>> T edit(Kind<T> kind, String id, String ifMatch, java.util.function.Function<Optional<T>, T> how) {
        try {
            return transactions.call(work -> {
                Optional<T> held = definitions.newest(kind, id);
                requireMatch(kind, id, held, ifMatch);
                return keep(kind, held.orElse(null), how.apply(held), work);
            });
        } catch (RuntimeException e) {
            if (isLostRace(e)) throw stale("%s %s was changed by somebody else".formatted(name(kind), id));
            throw e;
        }
    }

    private <T extends Definition<T>> T keep(Kind<T> kind, T held, T wanted, Work work) {
        if (held != null && wanted.withVersion(held.version()).equals(held)) return held;
        T next = wanted.withVersion(held == null ? 1 : held.version() + 1);
        definitions.add(kind, next);
        if (next instanceof Tariff tariff) new Announcements(work).changed(tariff);
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
