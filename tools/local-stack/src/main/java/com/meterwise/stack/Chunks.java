package com.meterwise.stack;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A file cut into pieces of whole lines, each of which can be sent, and sent again, alone: with the header, and if possible with whole
 * market days. Holds one piece. Not thread-safe.
 */
final class Chunks {
    /** Small enough that progress is honest and a repetition cheap, large enough that a request is not the cost. */
    static final int USUAL_BYTES = 8 << 20;

    private final Lines lines;
    private final byte[] header;
    private final Function<Lines.Line, LocalDate> dayOf;
    private final int bytes;
    private byte[] buffer;
    private int used;
    private LocalDate day;
    private Lines.Line pending;
    private IOException broken;
    private boolean ended;

    /**
     * @param header first line of each piece; empty for none
     * @param dayOf  null where days are no matter or cannot be told
     */
    Chunks(Lines lines, byte[] header, Function<Lines.Line, LocalDate> dayOf, int bytes) {
        this.lines = lines;
        this.header = header.clone();
        this.dayOf = dayOf;
        this.bytes = bytes;
        this.buffer = new byte[bytes + (bytes >> 2)];
    }

    /**
     * A piece. Its content is another's after the next call.
     *
     * @param firstLine number in the file of the first line after the header
     * @param tooLong   lines left out for their length; an empty one stands for each
     */
    record Chunk(byte[] content, int length, boolean hasHeader, long firstLine, long tooLong) {
        /** Number in the file of a line of this piece. */
        long lineInFile(long line) {
            if (!hasHeader) return firstLine + line - 1;
            return line <= 1 ? 1 : firstLine + line - 2;
        }
    }

    /** @return null at the end, also where the file breaks off: {@link #broken()} tells */
    Chunk next() {
        used = 0;
        if (header.length > 0) append(header, 0, header.length);
        long firstLine = 0;
        long tooLong = 0;
        for (Lines.Line line = take(); line != null; line = take()) {
            LocalDate today = dayOf.apply(line);
            if (firstLine > 0 && isFull(line, today)) {
                pending = line;
                break;
            }
            if (firstLine == 0) firstLine = line.number();
            day = today;
            if (line.tooLong()) tooLong++;
            append(line.bytes(), line.start(), line.length());
        }
        return firstLine == 0 ? null : new Chunk(buffer, used, header.length > 0, firstLine, tooLong);
    }

    /** Full is full at the end of a day, or if there is none far and wide. */
    private boolean isFull(Lines.Line line, LocalDate today) {
        int after = used + line.length() + 1;
        return after > bytes && (today == null || !today.equals(day)) || after > 2 * bytes;
    }

    private Lines.Line take() {
        if (pending != null) {
            Lines.Line line = pending;
            pending = null;
            return line;
        }
        if (ended) return null;
        try {
            Lines.Line line = lines.next();
            ended = line == null;
            return line;
        } catch (IOException e) {
            broken = e;
            ended = true;
            return null;
        }
    }

    private void append(byte[] content, int start, int length) {
        if (used + length + 1 > buffer.length) buffer = Arrays.copyOf(buffer, Math.max(used + length + 1, buffer.length * 2));
        System.arraycopy(content, start, buffer, used, length);
        used += length;
        buffer[used++] = '\n';
    }

    /** Why the file could not be read to its end; null if it could. */
    IOException broken() { return broken; }
}
