package com.meterwise.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.meterwise.contracts.Json;

/** The blocks of a JSON file, one or an array of them, as lines; their number takes the place of the line's. Not thread-safe. */
final class JsonBlocks implements Lines {
    private final JsonParser parser;
    private final int longest;
    private long number;

    JsonBlocks(InputStream in, int longest) throws IOException {
        this.parser = Json.MAPPER.getFactory().createParser(in);
        this.longest = longest;
    }

    @Override
    public Line next() throws IOException {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY)
            token = parser.nextToken();
        if (token == null) return null;
        Bounded out = new Bounded(longest);
        try (JsonGenerator copy = Json.MAPPER.getFactory().createGenerator(out)) {
            copy.copyCurrentStructure(parser);
        }
        return new Line(out.toByteArray(), 0, out.size(), ++number, out.isOver);
    }

    /** Keeps nothing of what is too much. */
    private static final class Bounded extends ByteArrayOutputStream {
        private final int most;
        private boolean isOver;

        Bounded(int most) { this.most = most; }

        @Override
        public synchronized void write(int one) { if (hasRoom(1)) super.write(one); }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) { if (hasRoom(length)) super.write(bytes, offset, length); }

        private boolean hasRoom(int more) {
            if (isOver || count + more <= most) return !isOver;
            isOver = true;
            reset();
            return false;
        }
    }
}
