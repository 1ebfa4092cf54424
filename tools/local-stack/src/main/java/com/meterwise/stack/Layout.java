package com.meterwise.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a file is laid out, from what the person says and what its first lines show.
 *
 * @param header   first line of a CSV file, else empty
 * @param interval of csv-columns, if the first two rows show it
 */
record Layout(Format format, byte[] header, Optional<Duration> interval, Function<Lines.Line, LocalDate> dayOf) {
    /** A header names every meter. */
    private static final int LONGEST_LINE = Chunks.USUAL_BYTES;

    static Layout of(Path file, LoadOptions options, ZoneId market) throws IOException {
        try (ReadingFile reading = ReadingFile.open(file)) {
            TextLines lines = new TextLines(reading.content(), LONGEST_LINE);
            Lines.Line first = firstLine(lines);
            String header = first == null ? "" : new String(first.bytes(), first.start(), first.length(), StandardCharsets.UTF_8);
            Format format = options.format().orElseGet(() -> Format.of(header));
            if (options.kind() != Kind.READINGS) return ofThings(format, header);
            if (!format.isCsv()) return new Layout(format, new byte[0], Optional.empty(), line -> null);
            byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
            if (format == Format.CSV_DAYS) return new Layout(format, bytes, Optional.empty(), line -> null);
            RowDay rows = RowDay.of(header, format == Format.CSV_LONG ? List.of("start") : options.time(), options.zone(), market);
            return new Layout(format, bytes, format == Format.CSV_COLUMNS ? interval(rows, lines) : Optional.empty(), rows::of);
        }
    }

    /** Whatever is no reading: a thing a line, with no days to keep together. */
    private static Layout ofThings(Format format, String header) {
        byte[] bytes = format.isCsv() ? header.getBytes(StandardCharsets.UTF_8) : new byte[0];
        return new Layout(format, bytes, Optional.empty(), line -> null);
    }

    /** A file that breaks off within its first line has none. */
    private static Lines.Line firstLine(Lines lines) {
        try {
            return lines.next();
        } catch (IOException broken) {
            return null;
        }
    }

    private static Optional<Duration> interval(RowDay rows, Lines lines) throws IOException {
        Lines.Line one = lines.next();
        if (one == null) return Optional.empty();
        Lines.Line kept = new Lines.Line(Arrays.copyOfRange(one.bytes(), one.start(), one.start() + one.length()), 0, one.length(),
                one.number(), false);
        Lines.Line next = lines.next();
        return next == null ? Optional.empty() : rows.between(kept, next);
    }

    Chunks chunks(ReadingFile file, int bytes) throws IOException {
        if (format == Format.JSON) return new Chunks(new JsonBlocks(file.content(), bytes), header, dayOf, bytes);
        TextLines lines = new TextLines(file.content(), LONGEST_LINE);
        if (format.isCsv()) lines.next();
        return new Chunks(lines, header, dayOf, bytes);
    }
}
