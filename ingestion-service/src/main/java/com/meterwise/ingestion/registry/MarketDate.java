package com.meterwise.ingestion.registry;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/** Reads a market day, written as a date or as its first instant with the market's offset: what holds, holds from local midnight. */
final class MarketDate extends StdDeserializer<LocalDate> {
    private static final long serialVersionUID = 1;

    MarketDate() { super(LocalDate.class); }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = json.getText().trim();
        return text.isEmpty() ? null : of(text);
    }

    static LocalDate of(String text) {
        try {
            if (text.indexOf('T') < 0) return Fields.day("a day", LocalDate.parse(text));
            OffsetDateTime at = OffsetDateTime.parse(text);
            if (at.toLocalTime().equals(LocalTime.MIDNIGHT)) return Fields.day("a day", at.toLocalDate());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date: " + text, e);
        }
        throw new IllegalArgumentException("validFrom must be a date or a midnight with the market's offset, got " + text);
    }
}
