package com.meterwise.ingestion.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;

/**
 * A block's usual line, read byte by byte: known fields, texts without escapes, plain decimals. Whatever is unusual, it leaves to
 * {@link BlockJson}, which also finds the words for what is wrong; a test holds the two to the same answers. Not thread-safe.
 */
final class BlockScanner {
    private static final double[] POWERS = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
    private static final int NO = Integer.MIN_VALUE;

    private final Text start = new Text();
    private final Text interval = new Text();
    private final Text channel = new Text();
    private final Text revised = new Text();
    private final Text unit = new Text();
    private Instant startAt;
    private Duration step;
    private Instant revisedAt;
    private double[] values = new double[96];
    private int count;
    private byte[] json;
    private int at;
    private int end;
    private int textStart;
    private int textEnd;

    /** A text that thousands of lines share: its String is made once. */
    private static final class Text {
        private byte[] bytes = {};
        String string = "";

        /** Whether it is another one than before. */
        boolean set(byte[] from, int start, int end) {
            if (Arrays.equals(bytes, 0, bytes.length, from, start, end)) return false;
            bytes = Arrays.copyOfRange(from, start, end);
            string = new String(bytes, StandardCharsets.ISO_8859_1);
            return true;
        }
    }

    /** @return null if the line is not a usual one */
    Block read(byte[] bytes, int from, int length, long line) {
        json = bytes;
        at = from;
        end = from + length;
        count = NO;
        String meterId = null;
        String channelName = "importKwh";
        String quality = null;
        Energy energy = Energy.KWH;
        Instant revision = null;
        boolean hasStart = false;
        boolean hasStep = false;
        if (!take('{')) return null;
        do {
            if (!text() || !take(':')) return null;
            // @formatter:off
            switch (field()) {
                case 'm' -> { if (!text()) return null; meterId = string(); }
                case 'v' -> { if (!numbers()) return null; }
                case 's' -> { if (!text() || !startIs()) return null; hasStart = true; }
                case 'i' -> { if (!text() || !stepIs()) return null; hasStep = true; }
                case 'c' -> { if (!text()) return null; channel.set(json, textStart, textEnd); channelName = channel.string; }
                case 'q' -> { if (!text()) return null; quality = string(); }
                case 'r' -> { if (!text() || !revisionIs()) return null; revision = revisedAt; }
                case 'u' -> { if (!text()) return null; unit.set(json, textStart, textEnd); energy = Energy.named(unit.string); }
                default -> { return null; }
            }
            // @formatter:on
        } while (take(','));
        if (!take('}') || !isEnd() || meterId == null || !hasStart || !hasStep || count < 1) return null;
        double factor = energy.factor(step);
        long[] wh = new long[count];
        for (int i = 0; i < count; i++)
            wh[i] = Energy.wh(values[i], factor);
        return new Block(meterId, channelName, startAt, step, wh, quality, revision, new long[]{ line });
    }

    /** The field just read, by its first letter; 0 if it is none of ours. */
    private char field() {
        int length = textEnd - textStart;
        return switch (length == 0 ? 0 : json[textStart]) {
            case 'm' -> is("meterId", 'm');
            case 'v' -> is("values", 'v');
            case 's' -> is("start", 's');
            case 'i' -> is("interval", 'i');
            case 'c' -> is("channel", 'c');
            case 'q' -> is("quality", 'q');
            case 'r' -> is("revisedAt", 'r');
            case 'u' -> is("unit", 'u');
            default -> 0;
        };
    }

    private char is(String name, char then) {
        if (textEnd - textStart != name.length()) return 0;
        for (int i = 0; i < name.length(); i++)
            if (json[textStart + i] != name.charAt(i)) return 0;
        return then;
    }

    private boolean startIs() {
        if (start.set(json, textStart, textEnd) || startAt == null) startAt = instant(start.string);
        return startAt != null;
    }

    private boolean revisionIs() {
        if (revised.set(json, textStart, textEnd) || revisedAt == null) revisedAt = instant(revised.string);
        return revisedAt != null;
    }

    private boolean stepIs() {
        if (interval.set(json, textStart, textEnd) || step == null) {
            try {
                step = TimeText.interval(interval.string);
            } catch (IllegalArgumentException e) {
                step = null;
            }
        }
        return step != null;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    private String string() { return new String(json, textStart, textEnd - textStart, StandardCharsets.ISO_8859_1); }

    /** A text of printable ASCII without escapes. */
    private boolean text() {
        if (!take('"')) return false;
        textStart = at;
        while (at < end) {
            byte c = json[at++];
            if (c == '"') {
                textEnd = at - 1;
                return true;
            }
            if (c < ' ' || c == '\\') return false;
        }
        return false;
    }

    private boolean numbers() {
        if (count != NO || !take('[')) return false;
        count = 0;
        do {
            blanks();
            if (count == values.length) {
                if (count >= Block.MAX_SLOTS) return false;
                values = Arrays.copyOf(values, count * 2);
            }
            if (at < end && json[at] == 'n') {
                if (end - at < 4 || json[at + 1] != 'u' || json[at + 2] != 'l' || json[at + 3] != 'l') return false;
                at += 4;
                values[count++] = Double.NaN;
            } else if (!number()) return false;
        } while (take(','));
        return take(']');
    }

    /** At most 15 digits without an exponent: both they and the power of ten are exact, so their quotient is what any parser gives. */
    private boolean number() {
        boolean negative = at < end && json[at] == '-';
        if (negative) at++;
        int first = at;
        long digits = 0;
        while (at < end && json[at] >= '0' && json[at] <= '9' && at - first < 16)
            digits = digits * 10 + json[at++] - '0';
        int whole = at - first;
        if (whole == 0 || whole > 1 && json[first] == '0') return false;
        int places = 0;
        if (at < end && json[at] == '.') {
            int point = ++at;
            while (at < end && json[at] >= '0' && json[at] <= '9' && at - first < 18)
                digits = digits * 10 + json[at++] - '0';
            places = at - point;
            if (places == 0) return false;
        }
        if (whole + places > 15 || at < end && (json[at] | 0x20) == 'e') return false;
        double value = digits / POWERS[places];
        values[count++] = negative ? -value : value;
        return true;
    }

    private boolean take(char wanted) {
        blanks();
        if (at >= end || json[at] != wanted) return false;
        at++;
        return true;
    }

    private void blanks() {
        while (at < end && (json[at] == ' ' || json[at] == '\t' || json[at] == '\r'))
            at++;
    }

    private boolean isEnd() {
        blanks();
        return at == end;
    }
}
