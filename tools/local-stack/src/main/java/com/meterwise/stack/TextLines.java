package com.meterwise.stack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of bytes of bounded length: one that is longer is skipped to its end, without being held. Not thread-safe. */
final class TextLines implements Lines {
    private static final int READ = 1 << 16;

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[2 * READ];
    private int position;
    private int limit;
    private long number;

    TextLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    @Override
    public Line next() throws IOException {
        boolean tooLong = false;
        int scanned = position;
        while (true) {
            for (int i = scanned; i < limit; i++)
                if (buffer[i] == '\n') return line(i, i + 1, tooLong);
            if (limit - position > longest) {
                tooLong = true;
                position = limit = 0;
            }
            int before = limit - position;
            if (!fill()) return before > 0 || tooLong ? line(limit, limit, tooLong) : null;
            scanned = position + before;
        }
    }

    private Line line(int end, int next, boolean skipped) {
        boolean tooLong = skipped || end - position > longest;
        int length = tooLong ? 0 : end - position;
        if (length > 0 && buffer[position + length - 1] == '\r') length--;
        Line line = new Line(buffer, position, length, ++number, tooLong);
        position = next;
        return line;
    }

    /** Reads more behind what is there, which moves to the front. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        if (buffer.length - limit < READ) buffer = Arrays.copyOf(buffer, buffer.length * 2);
        int filled = in.read(buffer, limit, READ);
        if (filled > 0) limit += filled;
        return filled > 0;
    }

    /** Bytes held. */
    int held() { return buffer.length; }
}
