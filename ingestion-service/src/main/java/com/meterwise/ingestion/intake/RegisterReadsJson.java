package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/** {@code {meterId, channel, at, reading}}, one, an array, or one after another: what dials showed, in kWh (kvarh) before any ratio. */
public final class RegisterReadsJson implements ReadingsFormat {
    /** Meters whose reads are gathered before they are handed over. */
    private static final int MAX_METERS = 1_000;

    private record Register(String meterId, String channel) {}

    private record Read(Register register, long at, double wh) {}

    @Override
    public void read(InputStream in, Blocks blocks) throws IOException {
        Map<Register, Gathered> gathered = new LinkedHashMap<>();
        try (JsonParser json = BlockJson.JSON.createParser(in)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) continue;
                one(json, gathered, blocks);
                if (gathered.size() >= MAX_METERS) deliver(gathered, blocks);
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableException("line %d: %s".formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    NdjsonReadings.told(e)));
        } finally {
            deliver(gathered, blocks);
        }
    }

    private static void one(JsonParser json, Map<Register, Gathered> gathered, Blocks blocks) throws IOException {
        int line = json.currentTokenLocation().getLineNr();
        int outside = json.getParsingContext().getNestingDepth() - 1;
        try {
            if (json.currentToken() != JsonToken.START_OBJECT) throw new IllegalArgumentException("a read must be an object");
            Read read = read(json);
            Gathered reads = gathered.computeIfAbsent(read.register(), any -> new Gathered());
            if (reads.size() > 0 && read.at() <= reads.last() || reads.size() == Gathered.MAX) {
                deliver(read.register(), reads, blocks);
            }
            reads.add(read.at(), 0, read.wh(), 'V', null, line);
        } catch (IllegalArgumentException e) {
            while (json.getParsingContext().getNestingDepth() > Math.max(outside, 0) && json.nextToken() != null) {
                // to the end of the object
            }
            blocks.refuse(line, "V01", e.getMessage());
        }
    }

    private static Read read(JsonParser json) throws IOException {
        String meterId = null;
        String channel = "importKwh";
        String at = null;
        double reading = Double.NaN;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "meterId" -> meterId = text(json, field);
                case "channel" -> channel = text(json, field);
                case "at" -> at = text(json, field);
                case "reading" -> {
                    if (!value.isNumeric()) throw new IllegalArgumentException("reading must be a number");
                    reading = json.getDoubleValue();
                }
                default -> json.skipChildren();
            }
        }
        if (meterId == null || at == null) throw new IllegalArgumentException("a read needs meterId, at and reading");
        if (!(reading >= 0 && reading <= Energy.LIMIT_WH))
            throw new IllegalArgumentException("reading must be a number from 0, got " + reading);
        try {
            return new Read(new Register(meterId, channel), OffsetDateTime.parse(at).toEpochSecond(), reading * 1000);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("at must be a time with offset, got " + Shown.of(at), e);
        }
    }

    private static String text(JsonParser json, String field) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) throw new IllegalArgumentException(field + " must be a text");
        return json.getText();
    }

    private static void deliver(Map<Register, Gathered> gathered, Blocks blocks) {
        gathered.forEach((register, reads) -> deliver(register, reads, blocks));
        gathered.clear();
    }

    private static void deliver(Register register, Gathered reads, Blocks blocks) {
        if (reads.size() == 0) return;
        reads.deliver(register.meterId(), new Quantity(register.channel(), 1, false, true), null, true, blocks);
    }
}
