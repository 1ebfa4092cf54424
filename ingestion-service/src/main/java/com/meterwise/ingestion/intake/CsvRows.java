package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** A header and the rows after it; comma or semicolon, as the header has it. Lines that are too long are refused and left out. */
public final class CsvRows {
    private final List<String> header = new ArrayList<>();
    private final LinesIn lines;
    private final Iterator<CsvRecord> rows;

    /** @throws UnreadableException if there is no header */
    public CsvRows(InputStream in, Refusals refusals) throws IOException {
        lines = new LinesIn(new BoundedLines(in), refusals);
        char separator = lines.peek(';') > lines.peek(',') ? ';' : ',';
        rows = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowExtraFields(true).allowMissingFields(true)
                .ofCsvRecord(new InputStreamReader(lines, StandardCharsets.UTF_8)).iterator();
        CsvRecord first = next();
        if (first == null) throw new UnreadableException("a CSV file needs a header line");
        for (String name : first.getFields())
            header.add(name.replace("\uFEFF", "").trim());
    }

    public List<String> header() { return header; }

    /** Position of a column, -1 if there is none of that name. */
    int column(String name) { return header.indexOf(name); }

    int required(String name) {
        int column = column(name);
        if (column < 0) throw new UnreadableException("the header has no column %s; it has %s".formatted(name, shown()));
        return column;
    }

    String shown() { return Shown.of(String.join(",", header)); }

    /** The next row, or null at the end. */
    public CsvRecord next() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException | UncheckedIOException e) {
            // the reader wraps what the body itself complains of
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException broken) throw broken;
                if (cause instanceof UnreadableException unreadable) throw unreadable;
            }
            throw new UnreadableException("after line %d: not CSV: %s".formatted(lines.number(), e.getMessage()));
        }
    }

    /** The lines as a stream; an empty one stands for each that is left out, so that line numbers hold. */
    private static final class LinesIn extends InputStream {
        private final BoundedLines lines;
        private final Refusals refusals;
        private int position;
        private int left = -1;

        LinesIn(BoundedLines lines, Refusals refusals) {
            this.lines = lines;
            this.refusals = refusals;
        }

        long number() { return lines.number(); }

        /** How often a byte occurs in the first line. */
        int peek(int wanted) throws IOException {
            if (left < 0 && !advance()) return 0;
            int count = 0;
            for (int i = position; i < position + left; i++)
                if (lines.bytes()[i] == wanted) count++;
            return count;
        }

        private boolean advance() throws IOException {
            if (!lines.next()) return false;
            if (lines.isTooLong())
                refusals.refuse(lines.number(), "TOO_LONG", "a line has at most %d bytes".formatted(BoundedLines.MAX_LINE));
            position = lines.start();
            left = lines.length();
            return true;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) return 0;
            if (left < 0 && !advance()) return -1;
            if (left == 0) {
                target[offset] = '\n';
                left = -1;
                return 1;
            }
            int taken = Math.min(left, length);
            System.arraycopy(lines.bytes(), position, target, offset, taken);
            position += taken;
            left -= taken;
            return taken;
        }
    }
}
