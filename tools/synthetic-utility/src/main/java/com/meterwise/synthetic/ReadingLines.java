package com.meterwise.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;

/**
 * Interval blocks as NDJSON, one meter-day a line. Written by hand into one buffer, since printing numbers is most of the work: energy
 * is whole Wh, so kWh needs no floating point. Not thread-safe.
 */
final class ReadingLines {
    static final long MISSING = Long.MIN_VALUE;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NUMBER = 32;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] digits = new byte[20];
    private final String interval;
    private byte[] active = {};
    private byte[] reactive = {};
    private int used;
    private long lines;

    ReadingLines(OutputStream out, String interval) {
        this.out = out;
        this.interval = interval;
    }

    void startDay(MarketDay day) {
        String start = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day.start);
        active = head("importKwh", start, "kWh");
        reactive = head("importKvarh", start, "kvarh");
    }

    private byte[] head(String channel, String start, String unit) {
        return "\",\"channel\":\"%s\",\"start\":\"%s\",\"interval\":\"%s\",\"unit\":\"%s\",\"values\":["
                .formatted(channel, start, interval, unit).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * @param prefix of the meter's id
     * @param width  of its number, at least
     * @param wh     {@link #MISSING} = null
     */
    void add(String prefix, int width, long number, long[] wh, int slots) throws IOException {
        add(active, prefix, width, number, wh, slots);
    }

    /** A customer's meter. @param varh {@link #MISSING} = null */
    void addReactive(long meter, long[] varh, int slots) throws IOException {
        add(reactive, "M-", 6, meter, varh, slots);
    }

    private void add(byte[] head, String prefix, int width, long number, long[] wh, int slots) throws IOException {
        room(head.length + 2 * LONGEST_NUMBER);
        ascii("{\"meterId\":\"");
        ascii(prefix);
        whole(number, width);
        System.arraycopy(head, 0, buffer, used, head.length);
        used += head.length;
        for (int s = 0; s < slots; s++) {
            room(LONGEST_NUMBER);
            if (s > 0) buffer[used++] = ',';
            if (wh[s] == MISSING) ascii("null");
            else
                kwh(wh[s]);
        }
        room(LONGEST_NUMBER);
        ascii("]}\n");
        lines++;
    }

    long lines() { return lines; }

    void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
        out.flush();
    }

    private void kwh(long signed) {
        if (signed < 0) buffer[used++] = '-';
        long wh = Math.abs(signed);
        whole(wh / 1000, 1);
        int rest = (int) (wh % 1000);
        if (rest == 0) return;
        buffer[used++] = '.';
        buffer[used++] = (byte) ('0' + rest / 100);
        if (rest % 100 != 0) buffer[used++] = (byte) ('0' + rest / 10 % 10);
        if (rest % 10 != 0) buffer[used++] = (byte) ('0' + rest % 10);
    }

    private void whole(long value, int width) {
        int n = 0;
        for (long left = value; left > 0 || n < width; left /= 10)
            digits[n++] = (byte) ('0' + left % 10);
        while (n > 0)
            buffer[used++] = digits[--n];
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++)
            buffer[used++] = (byte) text.charAt(i);
    }

    private void room(int bytes) throws IOException {
        if (used + bytes <= BUFFER) return;
        out.write(buffer, 0, used);
        used = 0;
    }
}
