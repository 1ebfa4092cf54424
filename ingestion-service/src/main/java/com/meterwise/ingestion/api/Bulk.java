package com.meterwise.ingestion.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.meterwise.ingestion.intake.Body;
import com.meterwise.ingestion.intake.CsvRows;
import com.meterwise.ingestion.intake.UnreadableException;
import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.ingestion.registry.Keeping;
import com.meterwise.ingestion.registry.States;
import com.meterwise.platform.http.Problem;

import de.siegmar.fastcsv.reader.CsvRecord;

/** Many things in one body: JSON (one or an array), NDJSON or CSV, streamed; bad ones are told by line and left out. */
final class Bulk<T> {
    private final Keeping<T> keeping;
    private final States<T> states;
    private final long inflatedBytes;

    Bulk(Class<T> type, Keeping<T> keeping, long inflatedBytes) {
        this.keeping = keeping;
        this.states = new States<>(type);
        this.inflatedBytes = inflatedBytes;
    }

    BulkReport load(InputStream body, String type, String encoding) {
        BulkReport.Loading<T> loading = new BulkReport.Loading<>(keeping);
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
        return new Problem(400, type, "The body could not be read to its end", detail, Map.of("accepted", report.accepted(),
                "changed", report.changed(), "rejected", report.rejected(), "errors", report.errors()));
    }
}
