package com.meterwise.synthetic;

import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/** Objects as JSON, a line each. Closing it ends the last line and flushes the stream, which stays open. */
final class NdJson implements AutoCloseable {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final JsonGenerator json;

    NdJson(OutputStream out) throws IOException {
        json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setRootValueSeparator(null);
    }

    /** Writes the fields of one object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    void line(Fields fields) throws IOException {
        json.writeStartObject();
        fields.write(json);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException { json.close(); }
}
