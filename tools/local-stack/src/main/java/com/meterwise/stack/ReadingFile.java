package com.meterwise.stack;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of readings, inflated while it is read if it is gzip. Not thread-safe. */
final class ReadingFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x8b1f;

    private final long size;
    private final Counted raw;
    private final InputStream content;

    private ReadingFile(long size, Counted raw, InputStream content) {
        this.size = size;
        this.raw = raw;
        this.content = content;
    }

    static ReadingFile open(Path file) throws IOException {
        Counted raw = new Counted(Files.newInputStream(file));
        try {
            BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
            buffered.mark(2);
            boolean gzip = (buffered.read() | buffered.read() << 8) == GZIP;
            buffered.reset();
            return new ReadingFile(Files.size(file), raw, gzip ? new GZIPInputStream(buffered, BUFFER) : buffered);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    InputStream content() { return content; }

    /** Share of the file that has been read, 0 to 1. */
    double share() { return size == 0 ? 1 : Math.min(1, (double) raw.count / size); }

    @Override
    public void close() throws IOException { content.close(); }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) { super(in); }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) count++;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int taken = super.read(target, offset, length);
            if (taken > 0) count += taken;
            return taken;
        }
    }
}
