package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;

/** Lines of bytes, of bounded length: one that is longer is skipped to its end and told as such. Not thread-safe. */
final class BoundedLines {
    /** A year of quarter-hours in one line has 350 kB. */
    static final int MAX_LINE = 1 << 20;
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[CHUNK * 2];
    private int position;
    private int limit;
    private long number;
    private boolean tooLong;
    private int start;
    private int length;

    BoundedLines(InputStream in) { this.in = in; }

    /** Moves to the next line; false at the end. */
    boolean next() throws IOException {
        tooLong = false;
        int scanned = position;
        while (true) {
            for (int i = scanned; i < limit; i++) {
                if (buffer[i] == '\n') {
                    found(i);
                    position = i + 1;
                    return true;
                }
            }
            if (limit - position > MAX_LINE) {
                tooLong = true;
                position = limit = 0;
            }
            int filled = fill();
            if (filled < 0) return last();
            scanned = limit - filled;
        }
    }

    /** Reads more behind what is there, after moving that to the front; -1 at the end. */
    private int fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (buffer.length - limit < CHUNK) buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
        int filled = in.read(buffer, limit, CHUNK);
        if (filled > 0) limit += filled;
        return filled;
    }

    private boolean last() {
        if (limit == position && !tooLong) return false;
        found(limit);
        position = limit;
        return true;
    }

    private void found(int end) {
        number++;
        if (end - position > MAX_LINE) tooLong = true;
        start = position;
        length = tooLong ? 0 : end - position;
        if (length > 0 && buffer[start + length - 1] == '\r') length--;
    }

    /** From 1. */
    long number() { return number; }

    /** Whether the line was longer than {@link #MAX_LINE}; it is empty then. */
    boolean isTooLong() { return tooLong; }

    boolean isBlank() {
        for (int i = start; i < start + length; i++)
            if (buffer[i] != ' ' && buffer[i] != '\t') return false;
        return true;
    }

    /** The bytes of the line are in this array until the next call of {@link #next()}. */
    byte[] bytes() { return buffer; }

    int start() { return start; }

    int length() { return length; }

    /** How much memory is held. */
    int held() { return buffer.length; }
}
