package com.meterwise.forecasting.models;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a fitted model has learnt, as a row of numbers of single precision, so that it can be kept and taken up again. Written and read in the
 * same order. Not thread-safe.
 */
public final class Learnt {
    private float[] values;
    private int count;
    private int read;

    private Learnt(float[] values, int count) {
        this.values = values;
        this.count = count;
    }

    static Learnt nothing() { return new Learnt(new float[8], 0); }

    /** @throws IllegalArgumentException if these are not whole numbers of single precision */
    public static Learnt of(byte[] bytes) {
        if (bytes.length % Float.BYTES != 0) throw new IllegalArgumentException("%d bytes are no row of numbers".formatted(bytes.length));
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return new Learnt(values, values.length);
    }

    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(count * Float.BYTES);
        buffer.asFloatBuffer().put(values, 0, count);
        return buffer.array();
    }

    Learnt add(double value) {
        if (count == values.length) values = Arrays.copyOf(values, 2 * count);
        values[count++] = (float) value;
        return this;
    }

    Learnt add(double[] row) {
        if (count + row.length + 1 > values.length) values = Arrays.copyOf(values, Math.max(2 * count, count + row.length + 1));
        add(row.length);
        for (double value : row)
            add(value);
        return this;
    }

    /** @param rows null is kept too */
    Learnt add(double[][] rows) {
        add(rows == null ? -1 : rows.length);
        if (rows != null) for (double[] row : rows)
            add(row);
        return this;
    }

    double next() {
        if (read == count) throw new IllegalArgumentException("only %d numbers were kept".formatted(count));
        return values[read++];
    }

    double[] nextRow() {
        double[] row = new double[length()];
        for (int i = 0; i < row.length; i++)
            row[i] = next();
        return row;
    }

    double[][] nextRows() {
        if (read < count && values[read] == -1) {
            read++;
            return null;
        }
        double[][] rows = new double[length()][];
        for (int r = 0; r < rows.length; r++)
            rows[r] = nextRow();
        return rows;
    }

    private int length() {
        double length = next();
        if (!(length >= 0) || length > count - read || length != Math.rint(length))
            throw new IllegalArgumentException("%s is no length of what follows".formatted(length));
        return (int) length;
    }
}
