package com.meterwise.segmentation.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import com.meterwise.platform.http.Problem;

/** Days as they are asked for. */
final class Days {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private Days() {}

    /** @throws Problem if the text is no day, or none of a time anybody asks for */
    static Optional<LocalDate> of(String name, String text) {
        if (text == null) return Optional.empty();
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(EARLIEST) || day.isAfter(LATEST))
                throw Problem.badRequest(name, "a day is between %s and %s, got %s".formatted(EARLIEST, LATEST, text));
            return Optional.of(day);
        } catch (DateTimeParseException e) {
            throw Problem.badRequest(name, "a day is written 2026-11-23, got " + text);
        }
    }
}
