package com.meterwise.ingestion.intake;

/** Numbers out of characters, without a String for the usual ones. */
final class Digits {
    private Digits() {}

    /** @throws IllegalArgumentException if it is no whole number of at most 18 digits */
    static long whole(char[] text, int length) {
        int from = 0;
        int to = length;
        while (from < to && text[from] <= ' ')
            from++;
        while (to > from && text[to - 1] <= ' ')
            to--;
        boolean negative = from < to && text[from] == '-';
        int digits = negative ? from + 1 : from;
        if (digits == to || to - digits > 18) throw notA("whole number", text, length);
        long value = 0;
        for (int i = digits; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) throw notA("whole number", text, length);
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /** @throws IllegalArgumentException if it is no finite number */
    static double number(char[] text, int length) {
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if ((c < '0' || c > '9') && c != '-' && c > ' ') return decimal(text, length);
        }
        return length > 15 ? decimal(text, length) : whole(text, length);
    }

    private static double decimal(char[] text, int length) {
        try {
            double value = Double.parseDouble(new String(text, 0, length).trim());
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException e) {
            throw notA("number", text, length);
        }
        throw notA("number", text, length);
    }

    private static IllegalArgumentException notA(String what, char[] text, int length) {
        return new IllegalArgumentException("not a %s: %s".formatted(what, Shown.of(new String(text, 0, length).trim())));
    }
}
