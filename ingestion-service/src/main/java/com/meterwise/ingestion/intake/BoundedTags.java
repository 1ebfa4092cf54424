package com.meterwise.ingestion.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * XML on its way to the parser: a tag or a text that does not end is stopped before it fills the memory. Every name, attribute and text lies
 * between two {@code <}, so their distance bounds them all.
 */
final class BoundedTags extends FilterInputStream {
    static final int MAX_DISTANCE = 1 << 18;

    private int distance;

    BoundedTags(InputStream in) { super(in); }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count <= 0) return count;
        int end = offset + count;
        // readers take a few kB at a time, so the distance within one piece need not be counted
        int last = end - 1;
        while (last >= offset && target[last] != '<')
            last--;
        distance = last < offset ? distance + count : end - last;
        if (distance > MAX_DISTANCE)
            throw new UnreadableException("a tag or text of the XML is longer than %d bytes".formatted(MAX_DISTANCE));
        return count;
    }
}
