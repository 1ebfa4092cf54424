package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** A block a line. A bad line is refused alone. */
public final class NdjsonReadings implements ReadingsFormat {
    @Override
    public void read(InputStream in, Blocks blocks) throws IOException {
        BoundedLines lines = new BoundedLines(in);
        BlockScanner scanner = new BlockScanner();
        BlockJson json = new BlockJson();
        while (lines.next()) {
            if (lines.isTooLong()) {
                blocks.refuse(lines.number(), "TOO_LONG", "a line has at most %d bytes".formatted(BoundedLines.MAX_LINE));
                continue;
            }
            if (lines.isBlank()) continue;
            try {
                Block usual = scanner.read(lines.bytes(), lines.start(), lines.length(), lines.number());
                blocks.add(usual != null ? usual : parsed(lines, json));
            } catch (JsonParseException | StreamConstraintsException e) {
                blocks.refuse(lines.number(), "FORMAT", told(e));
            } catch (IllegalArgumentException e) {
                blocks.refuse(lines.number(), "V01", e.getMessage());
            }
        }
    }

    private static Block parsed(BoundedLines lines, BlockJson json) throws IOException {
        try (JsonParser parser = BlockJson.JSON.createParser(lines.bytes(), lines.start(), lines.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new IllegalArgumentException("a line must be a JSON object");
            Block block = json.read(parser, lines.number());
            if (parser.nextToken() != null) throw new IllegalArgumentException("text after the end of the object");
            return block;
        }
    }

    /** The parser's own words, without what it quotes of itself. */
    static String told(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return "not JSON: " + message.substring(0, Math.min(120, message.length()));
    }
}
