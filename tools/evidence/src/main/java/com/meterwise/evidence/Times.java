package com.meterwise.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Times as files write them. */
final class Times {
    private static final List<DateTimeFormatter> LOCAL = List.of("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy/MM/dd HH:mm:ss",
            "yyyy/MM/dd HH:mm", "dd.MM.yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "yyyy-MM-dd'T'HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm")
            .stream().map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT)).toList();

    private Times() {}

    /** Null if the text is no time. A time without offset is taken to be in the zone. */
    static Instant read(String text, ZoneId zone) {
        String time = text.strip();
        // fractions of a second, as some exports append them, tell nothing of a slot
        int fraction = time.lastIndexOf('.');
        if (fraction > 16 && time.substring(fraction + 1).chars().allMatch(Character::isDigit)) time = time.substring(0, fraction);
        if (time.length() < 14 || !Character.isDigit(time.charAt(0))) return null;
        for (DateTimeFormatter format : LOCAL) {
            try {
                return LocalDateTime.parse(time, format).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                // not this way of writing it
            }
        }
        try {
            return OffsetDateTime.parse(time.replace(' ', 'T')).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
