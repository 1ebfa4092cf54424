package com.meterwise.ingestion.intake;

import java.io.InputStream;
import java.util.Arrays;

/** A line of any length that exists nowhere, with text before and after it. */
final class EndlessLine extends InputStream {
    private final byte[] before;
    private final byte[] after;
    private final long length;
    private long position;

    EndlessLine(String before, long length, String after) {
        this.before = before.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        this.after = ("\n" + after).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        this.length = length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] target, int offset, int wanted) {
        if (position < before.length) return copy(before, (int) position, target, offset, wanted);
        long inLine = position - before.length;
        if (inLine < length) {
            int count = (int) Math.min(wanted, length - inLine);
            Arrays.fill(target, offset, offset + count, (byte) 'x');
            position += count;
            return count;
        }
        return copy(after, (int) (inLine - length), target, offset, wanted);
    }

    private int copy(byte[] source, int from, byte[] target, int offset, int wanted) {
        int count = Math.min(wanted, source.length - from);
        if (count <= 0) return -1;
        System.arraycopy(source, from, target, offset, count);
        position += count;
        return count;
    }
}
