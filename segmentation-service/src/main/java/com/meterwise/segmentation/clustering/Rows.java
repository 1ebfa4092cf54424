package com.meterwise.segmentation.clustering;

/**
 * A table of numbers, none NaN, for loops over millions of rows: rows lie in blocks of {@link #BLOCK}, column after column within a block,
 * so that one loop over a column fills the processor's vector registers. Not changed once filled.
 */
public final class Rows {
    static final int BLOCK = 256;

    private final int count;
    private final int width;
    private final double[] cells;

    private Rows(int count, int width) {
        if (width < 1) throw new IllegalArgumentException("rows need a column");
        this.count = count;
        this.width = width;
        long size = (long) (count + BLOCK - 1) / BLOCK * BLOCK * width;
        if (size > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException("%d x %d is more than one array holds".formatted(count, width));
        this.cells = new double[(int) size];
    }

    /** Gives one cell. */
    @FunctionalInterface
    public interface Cells {
        double at(int row, int column);
    }

    public static Rows of(int count, int width, Cells source) {
        Rows rows = new Rows(count, width);
        for (int row = 0; row < count; row++)
            for (int column = 0; column < width; column++)
                rows.cells[rows.place(row, column)] = known(source.at(row, column), row, column);
        return rows;
    }

    /** @param rows at least one, all as long */
    public static Rows of(double[][] rows) {
        return of(rows.length, rows[0].length, (row, column) -> rows[row][column]);
    }

    public int count() { return count; }

    public int width() { return width; }

    public double at(int row, int column) { return cells[place(row, column)]; }

    public double[] row(int row) {
        double[] values = new double[width];
        for (int column = 0; column < width; column++)
            values[column] = at(row, column);
        return values;
    }

    /** Some of the rows, in the order named; one may be named more than once. */
    public Rows pick(int[] which) {
        return of(which.length, width, (row, column) -> at(which[row], column));
    }

    int blocks() { return (count + BLOCK - 1) / BLOCK; }

    /** How many rows of a block are filled. */
    int filled(int block) { return Math.min(BLOCK, count - block * BLOCK); }

    /**
     * Squared distances of a block's rows to a point, summed column by column in order.
     *
     * @param distances receives them; as long as a block
     */
    void squaredDistances(int block, double[] point, double[] distances) {
        java.util.Arrays.fill(distances, 0);
        int first = block * BLOCK * width;
        int column = 0;
        for (; column + 4 <= width; column += 4)
            addFour(first + column * BLOCK, point[column], point[column + 1], point[column + 2], point[column + 3], distances);
        for (; column < width; column++)
            addOne(first + column * BLOCK, point[column], distances);
    }

    /** Four columns at a time: the running sum is then read and written a quarter as often. */
    private void addFour(int first, double a, double b, double c, double d, double[] sums) {
        for (int i = 0; i < BLOCK; i++) {
            double toA = cells[first + i] - a;
            double toB = cells[first + BLOCK + i] - b;
            double toC = cells[first + 2 * BLOCK + i] - c;
            double toD = cells[first + 3 * BLOCK + i] - d;
            sums[i] = (((sums[i] + toA * toA) + toB * toB) + toC * toC) + toD * toD;
        }
    }

    private void addOne(int first, double a, double[] sums) {
        for (int i = 0; i < BLOCK; i++) {
            double toA = cells[first + i] - a;
            sums[i] += toA * toA;
        }
    }

    private int place(int row, int column) { return (row / BLOCK * width + column) * BLOCK + row % BLOCK; }

    private static double known(double value, int row, int column) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("row %d, column %d is %s".formatted(row, column, value));
        return value;
    }
}
