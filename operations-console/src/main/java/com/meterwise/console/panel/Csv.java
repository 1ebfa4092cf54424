package com.meterwise.console.panel;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.text.Formats;
import com.meterwise.console.text.Texts;

import de.siegmar.fastcsv.writer.CsvWriter;

/** A table as a file: every row that passes the filter, in the order on the page, values as the service wrote them. */
final class Csv {
    private Csv() {}

    static String of(Table table, TableView.Asked asked, Texts texts, Formats formats) {
        List<JsonNode> rows = TableView.matching(table, asked.filter(), texts, formats);
        TableView.sort(rows, table, asked);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(table.columns().stream().map(Column::key).toList());
            for (JsonNode row : rows)
                csv.writeRecord(table.columns().stream().map(column -> safe(Table.plain(Table.at(row, column.key())), column)).toList());
        } catch (IOException e) {
            // memory does not break
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A spreadsheet would run a text that begins like a formula. */
    private static String safe(String value, Column column) {
        return !column.isNumeric() && value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
    }
}
