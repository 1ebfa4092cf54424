package com.meterwise.ingestion.upload;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;

/** What was refused as CSV: {@code line,code,detail}. */
final class ErrorFile {
    private ErrorFile() {}

    static String of(List<UploadReport.LineError> errors) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("line", "code", "detail");
            for (UploadReport.LineError error : errors)
                csv.writeRecord(Long.toString(error.line()), error.code(), inert(error.detail()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A spreadsheet must not take a detail for a formula. */
    private static String inert(String detail) {
        return !detail.isEmpty() && "=+-@\t".indexOf(detail.charAt(0)) >= 0 ? "'" + detail : detail;
    }
}
