package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** A block as a JSON object, field by field, without a tree in between. Not thread-safe: one a request. */
final class BlockJson {
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(1 << 16).maxNumberLength(100).build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

    private double[] values = new double[96];
    private int count;
    private String startText;
    private Instant start;
    private String intervalText;
    private Duration interval;

    /**
     * Reads an object whose start was just read.
     *
     * @throws IllegalArgumentException if it is JSON, but no block; the parser then stands somewhere inside the object
     */
    Block read(JsonParser json, long line) throws IOException {
        String meterId = null;
        String channel = "importKwh";
        String startAt = null;
        String step = null;
        String quality = null;
        Energy unit = Energy.KWH;
        Instant revisedAt = null;
        count = -1;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "meterId" -> meterId = text(json, field);
                case "channel" -> channel = text(json, field);
                case "start" -> startAt = text(json, field);
                case "interval" -> step = text(json, field);
                case "unit" -> unit = Energy.named(text(json, field));
                case "values" -> numbers(json);
                case "quality" -> quality = json.currentToken() == JsonToken.VALUE_NULL ? null : text(json, field);
                case "revisedAt" -> revisedAt = json.currentToken() == JsonToken.VALUE_NULL ? null : instant(field, text(json, field));
                default -> json.skipChildren();
            }
        }
        if (meterId == null || startAt == null || step == null || count < 0)
            throw new IllegalArgumentException("a block needs meterId, start, interval and values");
        return new Block(meterId, channel, start(startAt), interval(step), wh(unit), quality, revisedAt, new long[]{ line });
    }

    private long[] wh(Energy unit) {
        double factor = unit.factor(interval);
        long[] wh = new long[count];
        for (int i = 0; i < count; i++)
            wh[i] = Energy.wh(values[i], factor);
        return wh;
    }

    private void numbers(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) throw new IllegalArgumentException("values must be an array");
        count = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (count == Block.MAX_SLOTS) throw new IllegalArgumentException("a block has at most %d values".formatted(Block.MAX_SLOTS));
            if (count == values.length) values = Arrays.copyOf(values, count * 2);
            if (token == JsonToken.VALUE_NULL) values[count++] = Double.NaN;
            else if (token != null && token.isNumeric()) values[count++] = finite(json.getDoubleValue());
            else
                throw new IllegalArgumentException("values must be numbers or null, got " + json.getText());
        }
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("values must be numbers or null, got " + value);
        return value;
    }

    private static String text(JsonParser json, String field) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) throw new IllegalArgumentException(field + " must be a text");
        return json.getText();
    }

    /** Thousands of meters share the start of a day: the last text is remembered. */
    private Instant start(String text) {
        if (!text.equals(startText)) {
            start = instant("start", text);
            startText = text;
        }
        return start;
    }

    private Duration interval(String text) {
        if (!text.equals(intervalText)) {
            interval = TimeText.interval(text);
            intervalText = text;
        }
        return interval;
    }

    private static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("%s must be a time with offset, such as 2026-01-01T00:00:00+01:00, got %s".formatted(field,
                    Shown.of(text)), e);
        }
    }
}
