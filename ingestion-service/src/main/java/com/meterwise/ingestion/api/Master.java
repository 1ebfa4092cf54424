package com.meterwise.ingestion.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.meterwise.ingestion.intake.Body;
import com.meterwise.ingestion.intake.CsvRows;
import com.meterwise.ingestion.intake.UnreadableException;
import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.ingestion.registry.Entry;
import com.meterwise.ingestion.registry.Register;
import com.meterwise.ingestion.registry.Registered;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.ingestion.registry.States;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;

import de.siegmar.fastcsv.reader.CsvRecord;

/** What the resources of customers, meters and feeders have in common. */
final class Master<T extends Registered<T>> {
    private final String name;
    private final Registry registry;
    private final Register<T> register;
    private final States<T> states;
    private final long inflatedBytes;

    /** @param name for messages, such as customer */
    Master(String name, Registry registry, Register<T> register, Class<T> type, long inflatedBytes) {
        this.name = name;
        this.registry = registry;
        this.register = register;
        this.states = new States<>(type);
        this.inflatedBytes = inflatedBytes;
    }

    Entry<T> put(String id, T state) {
        if (state == null) throw Problem.badRequest("body", "a body is needed");
        if (!state.id().equals(id)) throw Problem.badRequest("id", "the path says %s, the body %s".formatted(id, state.id()));
        registry.put(register, List.of(state));
        return find(id, null);
    }

    /** @param asOf null for the current state */
    Entry<T> find(String id, Day asOf) {
        return (asOf == null ? register.entries().find(id) : register.entries().findAsOf(id, asOf.day()))
                .orElseThrow(() -> Problem.notFound(name, id));
    }

    Page<Entry<T>> list(Integer limit, String cursor) {
        int size = Page.limit(limit);
        return Page.of(register.entries().list(cursor, size + 1), size, entry -> entry.state().id());
    }

    BulkReport load(InputStream body, String type, String encoding) {
        BulkReport.Loading<T> loading = new BulkReport.Loading<>(registry, register);
        try {
            InputStream in = Body.of(body, encoding, inflatedBytes);
            if (type.toLowerCase(Locale.ROOT).startsWith("text/csv")) loadCsv(in, loading);
            else
                states.readJson(in, loading::add, loading::refuse);
        } catch (JsonProcessingException e) {
            throw broken("unreadable", "not JSON from line %d on".formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    loading);
        } catch (UnreadableException e) {
            throw broken("unreadable", e.getMessage(), loading);
        } catch (IOException e) {
            throw broken("broken-off", "the body broke off: " + e.getMessage(), loading);
        }
        return loading.report();
    }

    private void loadCsv(InputStream in, BulkReport.Loading<T> loading) throws IOException {
        CsvRows rows = new CsvRows(in, (line, code, detail) -> loading.refuse(line, detail));
        for (CsvRecord row = rows.next(); row != null; row = rows.next())
            states.readRow(rows.header(), row.getFields(), row.getStartingLineNumber(), loading::add, loading::refuse);
    }

    private static Problem broken(String type, String detail, BulkReport.Loading<?> loading) {
        BulkReport report = loading.report();
        return new Problem(400, type, "The body could not be read to its end", detail, java.util.Map.of("accepted", report.accepted(),
                "changed", report.changed(), "rejected", report.rejected(), "errors", report.errors()));
    }
}
