package com.meterwise.ingestion.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a field of the register may hold. Each check returns the value it was given. */
public final class Fields {
    static final int MAX_TEXT = 200;
    static final int MAX_ENTRIES = 50;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final Instant FIRST_TIME = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("2999-12-31T00:00:00Z");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,12})?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private Fields() {}

    static boolean isId(String id) { return id != null && ID.matcher(id).matches(); }

    public static String id(String name, String id) {
        if (!isId(id))
            throw new IllegalArgumentException("%s must match %s, got %s".formatted(name, ID, shown(id)));
        return id;
    }

    public static String idOrNull(String name, String id) { return id == null ? null : id(name, id); }

    public static String text(String name, String text) {
        if (text != null && text.length() > MAX_TEXT)
            throw new IllegalArgumentException("%s has %d characters, the limit is %d".formatted(name, text.length(), MAX_TEXT));
        if (text != null && text.indexOf('\0') >= 0) throw new IllegalArgumentException(name + " has a character of code 0");
        return text;
    }

    /** An amount as it is written, never as a power of ten: what is short to write could be endless to keep. */
    public static String decimal(String name, String amount) {
        if (amount == null) return null;
        if (!DECIMAL.matcher(amount).matches())
            throw new IllegalArgumentException("%s must be a decimal number such as 12.50, got %s".formatted(name, shown(amount)));
        return amount;
    }

    /** ISO 4217. */
    public static String currency(String code) {
        if (code == null) return null;
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency must be of ISO 4217, got " + shown(code), e);
        }
    }

    /** A day that a calendar of ours can have. */
    public static LocalDate day(String name, LocalDate day) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR))
            throw new IllegalArgumentException("%s must lie in %d to %d, got %s".formatted(name, FIRST_YEAR, LAST_YEAR, day));
        return day;
    }

    /** The same of a time. */
    public static Instant time(String name, Instant time) {
        if (time != null && (time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME)))
            throw new IllegalArgumentException("%s must lie in %d to %d, got %s".formatted(name, FIRST_YEAR, LAST_YEAR, time));
        return time;
    }

    /** A text that is empty says nothing. */
    public static String someText(String name, String text) {
        return text == null || text.isBlank() ? null : text(name, text.trim());
    }

    public static String oneOf(String name, Set<String> allowed, String value) {
        if (value == null || !allowed.contains(value))
            throw new IllegalArgumentException("%s must be one of %s, got %s".formatted(name, allowed, shown(value)));
        return value;
    }

    static Double notNegative(String name, Double value) {
        if (value != null && !(value >= 0 && value < 1e12))
            throw new IllegalArgumentException("%s must be 0 or more, got %s".formatted(name, value));
        return value;
    }

    static Double positive(String name, Double value) {
        if (value != null && !(value > 0 && value < 1e12))
            throw new IllegalArgumentException("%s must be above 0, got %s".formatted(name, value));
        return value;
    }

    static Integer notNegative(String name, Integer value) {
        if (value != null && value < 0) throw new IllegalArgumentException("%s must be 0 or more, got %d".formatted(name, value));
        return value;
    }

    /** A sorted copy, so that equal content is equal text. */
    public static <V> Map<String, V> entries(String name, Map<String, V> entries) {
        if (entries == null) return Map.of();
        if (entries.size() > MAX_ENTRIES)
            throw new IllegalArgumentException("%s has %d entries, the limit is %d".formatted(name, entries.size(), MAX_ENTRIES));
        entries.forEach((key, value) -> {
            text(name, key);
            if (value == null) throw new IllegalArgumentException("%s.%s has no value".formatted(name, key));
            if (value instanceof String text) text(name + "." + key, text);
        });
        return java.util.Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    static List<String> someOf(String name, Set<String> allowed, List<String> values, List<String> otherwise) {
        if (values == null || values.isEmpty()) return otherwise;
        values.forEach(value -> oneOf(name, allowed, value));
        return values.stream().distinct().sorted().toList();
    }

    private static String shown(String value) {
        return value == null ? "nothing" : '"' + value.substring(0, Math.min(80, value.length())) + '"';
    }
}
