package com.meterwise.stack;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The market day of a row of a CSV file. Only to cut the file where a day ends, so that a meter's day arrives whole: a row this cannot read
 * is no error here. Not thread-safe.
 */
final class RowDay {
    private final int[] columns;
    private final char separator;
    private final ZoneId zone;
    private final ZoneId market;
    private String seen = "";
    private LocalDate day;

    private RowDay(int[] columns, char separator, ZoneId zone, ZoneId market) {
        this.columns = columns;
        this.separator = separator;
        this.zone = zone;
        this.market = market;
    }

    /**
     * @param time names of the columns that together are the time; empty for the first one
     * @param zone of times without an offset
     */
    static RowDay of(String header, List<String> time, ZoneId zone, ZoneId market) {
        char separator = header.chars().filter(c -> c == ';').count() > header.chars().filter(c -> c == ',').count() ? ';' : ',';
        List<String> names = List.of(header.replace("\uFEFF", "").split(String.valueOf(separator), -1)).stream().map(String::strip)
                .toList();
        int[] columns = time.isEmpty() ? new int[]{ 0 } : time.stream().mapToInt(names::indexOf).filter(column -> column >= 0).toArray();
        return new RowDay(columns, separator, zone, market);
    }

    /** @return null if it cannot be told */
    LocalDate of(Lines.Line row) {
        String text = time(row);
        if (!text.equals(seen)) {
            seen = text;
            day = parse(text).map(at -> at.atZone(market).toLocalDate()).orElse(null);
        }
        return day;
    }

    /** Time between two rows, if both tell theirs and the second is later. */
    Optional<Duration> between(Lines.Line one, Lines.Line next) {
        Optional<Instant> from = parse(time(one));
        Optional<Instant> to = parse(time(next));
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        return Optional.of(Duration.between(from.get(), to.get())).filter(step -> !step.isNegative() && !step.isZero());
    }

    private String time(Lines.Line row) {
        List<String> parts = new ArrayList<>();
        for (int column : columns)
            parts.add(field(row, column).replace("\"", "").strip());
        return String.join(" ", parts);
    }

    private String field(Lines.Line row, int column) {
        int from = row.start();
        int end = row.start() + row.length();
        for (int left = column; left > 0 && from < end; from++)
            if (row.bytes()[from] == separator) left--;
        int to = from;
        while (to < end && row.bytes()[to] != separator)
            to++;
        return new String(row.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    private Optional<Instant> parse(String text) {
        String iso = text.replace(' ', 'T');
        try {
            boolean hasOffset = iso.endsWith("Z") || iso.matches(".*T.*[+-]\\d\\d:?\\d\\d");
            return Optional.of(hasOffset ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
