package com.meterwise.ingestion.meterday;

import java.nio.ByteBuffer;

/** Arrays of PostgreSQL as it sends them in binary: no object a number, as the driver would make. */
final class Longs {
    private static final int HEADER = 12;
    private static final int DIMENSION = 8;

    private Longs() {}

    /**
     * @param sent what {@code array_send} says of a bigint[] without nulls and of one dimension
     * @return its values
     */
    static long[] sent(byte[] sent) {
        ByteBuffer in = ByteBuffer.wrap(sent);
        if (in.getInt(0) == 0) return new long[0];
        int nulls = in.getInt(4);
        if (in.getInt(0) != 1 || nulls != 0) throw new IllegalArgumentException("%d dimensions, nulls %d".formatted(in.getInt(0), nulls));
        long[] values = new long[in.getInt(HEADER)];
        // each value is led by its length
        int at = HEADER + DIMENSION + Integer.BYTES;
        for (int i = 0; i < values.length; i++, at += Integer.BYTES + Long.BYTES)
            values[i] = in.getLong(at);
        return values;
    }
}
