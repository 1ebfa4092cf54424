package com.meterwise.synthetic;

/**
 * A typical load over the day for three kinds of day, in quarter-hours of local clock time, as multiples of the yearly mean load: over a
 * week of five workdays, a Saturday and a Sunday the mean is 1.
 */
final class Shape {
    static final int QUARTERS = 96;
    private static final int DAYS_A_WEEK = 7;

    private final double[][] levels;
    private final double highest;

    private Shape(double[][] levels) {
        this.levels = levels;
        double max = 0;
        for (double[] day : levels)
            for (double level : day)
                max = Math.max(max, level);
        highest = max;
    }

    /**
     * @param workday  knots (hour, level, hour, level, ...) from hour 0 to hour 24, hours rising; linear in between
     * @param saturday the same
     * @param sunday   the same; also for public holidays
     */
    static Shape of(double[] workday, double[] saturday, double[] sunday) {
        double[][] levels = { drawn(workday), drawn(saturday), drawn(sunday) };
        double week = (5 * sum(levels[0]) + sum(levels[1]) + sum(levels[2])) / (DAYS_A_WEEK * QUARTERS);
        for (double[] day : levels)
            for (int q = 0; q < QUARTERS; q++)
                day[q] /= week;
        return new Shape(levels);
    }

    /** Knots of {@link #of}. */
    static double[] knots(double... hoursAndLevels) { return hoursAndLevels; }

    /** The day's 96 levels; not to be changed. */
    double[] on(DayKind kind) { return levels[kind.ordinal()]; }

    double highest() { return highest; }

    private static double[] drawn(double[] knots) {
        int last = knots.length - 2;
        if (last < 2 || knots.length % 2 != 0 || knots[0] != 0 || knots[last] != 24) {
            throw new IllegalArgumentException("knots must be pairs from hour 0 to hour 24, got " + java.util.Arrays.toString(knots));
        }
        double[] levels = new double[QUARTERS];
        int k = 0;
        for (int q = 0; q < QUARTERS; q++) {
            double hour = (q + 0.5) / 4;
            while (knots[k + 2] <= hour)
                k += 2;
            double share = (hour - knots[k]) / (knots[k + 2] - knots[k]);
            levels[q] = knots[k + 1] + share * (knots[k + 3] - knots[k + 1]);
        }
        return levels;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values)
            sum += value;
        return sum;
    }
}
