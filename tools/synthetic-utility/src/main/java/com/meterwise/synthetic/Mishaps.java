package com.meterwise.synthetic;

/**
 * What goes wrong in a utility, and how often.
 *
 * @param driftEvery one customer in so many changes its life; 0 = none
 * @param theftEvery one customer in so many has a meter that registers too little; 0 = none
 * @param gaps       share of customer slots that never arrive
 * @param resent     share of customer blocks that are sent twice
 * @param faults     share of a meter's fortnights in which its readings are spoilt once, see {@link Fault}
 */
public record Mishaps(int driftEvery, int theftEvery, double gaps, double resent, double faults) {
    public static final Mishaps USUAL = new Mishaps(20, 50, 0.003, 0.001);
    public static final Mishaps NONE = new Mishaps(0, 0, 0, 0);
    /** A third of the missing slots go in whole days, the rest in runs of up to four hours. */
    private static final double WHOLE_DAYS = 1.0 / 3;
    static final double LONGEST_RUN_HOURS = 4;

    /** Without faults. */
    public Mishaps(int driftEvery, int theftEvery, double gaps, double resent) {
        this(driftEvery, theftEvery, gaps, resent, 0);
    }

    public Mishaps {
        if (driftEvery < 0) throw new IllegalArgumentException("driftEvery must not be negative, got " + driftEvery);
        if (theftEvery < 0) throw new IllegalArgumentException("theftEvery must not be negative, got " + theftEvery);
        if (!(gaps >= 0 && gaps <= 0.1)) throw new IllegalArgumentException("gaps must be in [0, 0.1], got " + gaps);
        if (!(resent >= 0 && resent <= 1)) throw new IllegalArgumentException("resent must be in [0, 1], got " + resent);
        if (!(faults >= 0 && faults <= 1)) throw new IllegalArgumentException("faults must be in [0, 1], got " + faults);
    }

    public Mishaps withFaults(double share) { return new Mishaps(driftEvery, theftEvery, gaps, resent, share); }

    double missingDays() { return gaps * WHOLE_DAYS; }

    /** Chance that a meter-day loses a run, given the mean share of the day that a run takes. */
    double missingRuns(double meanRunShare) {
        return Math.min(1, gaps * (1 - WHOLE_DAYS) / meanRunShare);
    }
}
