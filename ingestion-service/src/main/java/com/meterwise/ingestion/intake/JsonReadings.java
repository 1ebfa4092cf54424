package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/** A block, or an array of blocks, read as they come. After text that is no JSON nothing can be told apart any more, so the reading ends. */
public final class JsonReadings implements ReadingsFormat {
    @Override
    public void read(InputStream in, Blocks blocks) throws IOException {
        BlockJson json = new BlockJson();
        try (JsonParser parser = BlockJson.JSON.createParser(in)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) one(parser, json, blocks);
            else if (first == JsonToken.START_ARRAY) {
                for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                    if (token == JsonToken.START_OBJECT) one(parser, json, blocks);
                    else {
                        blocks.refuse(line(parser), "V01", "expected a block, got " + token);
                        parser.skipChildren();
                    }
                }
            } else
                throw new UnreadableException("the body must be a block or an array of blocks");
            if (parser.nextToken() != null) throw new UnreadableException("text after the end of the JSON");
        } catch (JsonProcessingException e) {
            throw new UnreadableException("line %d: %s".formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    NdjsonReadings.told(e)));
        }
    }

    private static void one(JsonParser parser, BlockJson json, Blocks blocks) throws IOException {
        long line = line(parser);
        int outside = parser.getParsingContext().getNestingDepth() - 1;
        try {
            blocks.add(json.read(parser, line));
        } catch (IllegalArgumentException e) {
            while (parser.getParsingContext().getNestingDepth() > outside && parser.nextToken() != null) {
                // to the end of the object
            }
            blocks.refuse(line, "V01", e.getMessage());
        }
    }

    private static long line(JsonParser parser) { return parser.currentTokenLocation().getLineNr(); }
}
