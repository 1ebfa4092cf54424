package com.meterwise.ingestion.upload;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

import com.meterwise.contracts.BlockUploaded;

/**
 * Blocks as JSON, as the contract has it, a hundred thousand a second: energies are whole Wh, so their digits are those of a whole number with a
 * point before the last three. Times that thousands of blocks share are written once. Not thread-safe.
 */
final class BlockUploadedJson {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[2_048];
    private int used;
    private final Remembered<LocalDate> day = new Remembered<>();
    private final Remembered<Instant> start = new Remembered<>();
    private final Remembered<Duration> interval = new Remembered<>();
    private final Remembered<Instant> revised = new Remembered<>();
    private final Remembered<Instant> accepted = new Remembered<>();
    private final Remembered<Instant> available = new Remembered<>();

    private static final class Remembered<T> {
        private T value;
        private byte[] text = {};

        byte[] text(T now) {
            if (!now.equals(value)) {
                text = now.toString().getBytes(StandardCharsets.US_ASCII);
                value = now;
            }
            return text;
        }
    }

    byte[] of(BlockUploaded block) {
        used = 0;
        raw("{\"uploadId\":");
        text(block.uploadId());
        raw(",\"meterId\":");
        text(block.meterId());
        raw(",\"channel\":");
        text(block.channel());
        field(",\"day\":\"", day.text(block.day()));
        field("\",\"start\":\"", start.text(block.start()));
        field("\",\"interval\":\"", interval.text(block.interval()));
        raw("\",\"values\":");
        values(block.values());
        raw(",\"quality\":");
        text(block.quality());
        field(",\"revisedAt\":\"", revised.text(block.revisedAt()));
        field("\",\"acceptedAt\":\"", accepted.text(block.acceptedAt()));
        field("\",\"availableAt\":\"", available.text(block.availableAt()));
        raw("\"");
        if (block.codes() != null) codes(block.codes());
        raw("}");
        return Arrays.copyOf(bytes, used);
    }

    private void values(double[] kwh) {
        room(kwh.length * 24 + 2);
        bytes[used++] = '[';
        for (int i = 0; i < kwh.length; i++) {
            if (i > 0) bytes[used++] = ',';
            if (Double.isNaN(kwh[i])) raw("null");
            else
                thousandths(Math.round(kwh[i] * 1000));
        }
        bytes[used++] = ']';
    }

    /** Room for it is there. */
    private void thousandths(long wh) {
        if (wh < 0) bytes[used++] = '-';
        long size = Math.abs(wh);
        whole(size / 1000);
        int rest = (int) (size % 1000);
        if (rest == 0) return;
        bytes[used++] = '.';
        bytes[used++] = (byte) ('0' + rest / 100);
        if (rest % 100 == 0) return;
        bytes[used++] = (byte) ('0' + rest / 10 % 10);
        if (rest % 10 != 0) bytes[used++] = (byte) ('0' + rest % 10);
    }

    private void whole(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10)
            digits++;
        int at = used + digits;
        used = at;
        do {
            bytes[--at] = (byte) ('0' + value % 10);
            value /= 10;
        } while (value > 0);
    }

    private void codes(Map<Integer, String> codes) {
        String before = ",\"codes\":{";
        for (Map.Entry<Integer, String> code : codes.entrySet()) {
            raw(before);
            text(code.getKey().toString());
            raw(":");
            text(code.getValue());
            before = ",";
        }
        raw("}");
    }

    private void field(String name, byte[] text) {
        raw(name);
        room(text.length);
        System.arraycopy(text, 0, bytes, used, text.length);
        used += text.length;
    }

    /** ASCII, as it is. */
    private void raw(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++)
            bytes[used++] = (byte) text.charAt(i);
    }

    private void text(String text) {
        room(text.length() * 6 + 2);
        bytes[used++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 127 && c != '"' && c != '\\') bytes[used++] = (byte) c;
            else
                escaped(c);
        }
        bytes[used++] = '"';
    }

    private void escaped(char c) {
        bytes[used++] = '\\';
        bytes[used++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4)
            bytes[used++] = HEX[c >> shift & 15];
    }

    private void room(int more) { if (used + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(used + more, bytes.length * 2)); }
}
