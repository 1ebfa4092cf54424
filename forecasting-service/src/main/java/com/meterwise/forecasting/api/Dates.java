package com.meterwise.forecasting.api;

import java.time.DateTimeException;
import java.time.LocalDate;

import com.meterwise.platform.http.Problem;

/** Dates of a query. */
final class Dates {
    static final LocalDate FIRST = LocalDate.of(1900, 1, 1), LAST = LocalDate.of(9999, 1, 1);

    private Dates() {}

    static LocalDate of(String name, String text, LocalDate absent) {
        try {
            return text == null ? absent : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest("date", "%s must be a date such as 2026-03-29, got %s".formatted(name, text));
        }
    }
}
