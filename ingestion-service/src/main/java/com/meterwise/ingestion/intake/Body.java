package com.meterwise.ingestion.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A request's body, inflated if it comes compressed, and never inflated without bound. */
public final class Body extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private final long limit;
    private long read;

    private Body(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /**
     * @param encoding null, identity or gzip
     * @param limit    bytes the inflated body may have
     * @throws UnreadableException for another encoding, or if a body said to be gzip is none
     */
    public static InputStream of(InputStream in, String encoding, long limit) throws IOException {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) return in;
        if (!encoding.equalsIgnoreCase("gzip")) throw new UnreadableException("Content-Encoding must be gzip, got " + Shown.of(encoding));
        try {
            return new Body(new GZIPInputStream(in, BUFFER), limit);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new UnreadableException("the body is not gzip: " + e.getMessage());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) read += count;
        if (read > limit) throw new UnreadableException("the inflated body is longer than %d bytes".formatted(limit));
        return count;
    }
}
