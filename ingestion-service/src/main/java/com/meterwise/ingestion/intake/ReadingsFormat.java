package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;

/** A way readings are written down. Streams: holds a bounded part of the input, however long that is. */
public interface ReadingsFormat {
    /**
     * Reads to the end.
     *
     * @throws IOException         if the input breaks off; what came before has been handed over
     * @throws UnreadableException if the rest of the input makes no sense
     */
    void read(InputStream in, Blocks blocks) throws IOException;
}
