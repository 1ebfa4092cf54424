package com.meterwise.ingestion.api;

import java.time.DateTimeException;
import java.time.LocalDate;

import com.meterwise.ingestion.registry.Fields;
import com.meterwise.platform.http.Problem;

/** A day in a query, refused with words. */
public record Day(LocalDate day) {
    /** Called with the text of the query. */
    public static Day valueOf(String text) {
        try {
            return new Day(Fields.day("a day", LocalDate.parse(text)));
        } catch (DateTimeException e) {
            throw Problem.badRequest("day", "a day looks like 2026-01-31");
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("day", e.getMessage());
        }
    }
}
