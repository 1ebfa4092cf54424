package com.meterwise.ingestion.meterday;

/** How far a meter-day can be relied on. */
public enum Grade {
    A(0.99), B(0.95), C(0.75), F(0);

    private final double coverage;

    Grade(double coverage) { this.coverage = coverage; }

    /** By the share of the day's slots that have a value. */
    public static Grade of(int present, int slots) {
        if (present < 0 || present > slots || slots == 0) throw new IllegalArgumentException("%d of %d slots".formatted(present, slots));
        double share = (double) present / slots;
        for (Grade grade : values())
            if (share >= grade.coverage) return grade;
        return F;
    }
}
