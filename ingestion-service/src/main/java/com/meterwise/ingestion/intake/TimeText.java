package com.meterwise.ingestion.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Times as they stand in files: with an offset, or local to a zone, where the hour that comes twice in autumn is told apart by the order of the
 * lines. Keeps the last time, so one a column. Not thread-safe.
 */
final class TimeText {
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd").optionalStart()
            .appendPattern("['T'][' ']H:mm[:ss]").optionalEnd().parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0).parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0).toFormatter();

    private final ZoneRules rules;
    private Instant last = Instant.MIN;

    TimeText(ZoneId zone) { this.rules = zone.getRules(); }

    /** @throws IllegalArgumentException if it is no time, or a local time that the clocks skipped */
    Instant instant(String text) {
        String trimmed = text.trim();
        try {
            last = hasOffset(trimmed) ? OffsetDateTime.parse(trimmed.replace(' ', 'T')).toInstant() : local(trimmed);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time: " + Shown.of(text), e);
        }
        return last;
    }

    private static boolean hasOffset(String text) { return text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10; }

    private Instant local(String text) {
        LocalDateTime local = LocalDateTime.parse(text, LOCAL);
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty())
            throw new IllegalArgumentException("the clocks skipped %s in the zone of the file".formatted(Shown.of(text)));
        Instant first = local.toInstant(offsets.get(0));
        return offsets.size() > 1 && !first.isAfter(last) ? local.toInstant(offsets.get(1)) : first;
    }

    /** @throws IllegalArgumentException if it is no length of a slot */
    static Duration interval(String text) {
        try {
            Duration interval = Duration.parse(text.trim());
            if (!interval.isNegative() && !interval.isZero() && interval.getNano() == 0 && 86_400 % interval.toSeconds() == 0)
                return interval;
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("interval must be a duration such as PT30M, got " + Shown.of(text), e);
        }
        throw new IllegalArgumentException("interval must divide a day, got " + Shown.of(text));
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.trim());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a day: " + Shown.of(text), e);
        }
    }
}
