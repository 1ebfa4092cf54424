package com.meterwise.ingestion.meterday;

import com.meterwise.ingestion.checking.Severity;

/** How far a meter-day can be relied on: the worst that coverage, share estimated and severity say, each for itself. */
public enum Grade {
    A(0.99, 0.02, Severity.INFO), B(0.95, 0.10, Severity.WARNING), C(0.75, 0.30, Severity.ERROR), F(0, 1, Severity.ERROR);

    private final double coverage;
    private final double estimated;
    private final Severity severity;

    /**
     * @param coverage  share of the slots that must have a value
     * @param estimated share of the slots that may be estimated
     * @param severity  worst that may be said
     */
    Grade(double coverage, double estimated, Severity severity) {
        this.coverage = coverage;
        this.estimated = estimated;
        this.severity = severity;
    }

    /**
     * @param present   slots with a value, measured or not
     * @param estimated of these, slots that were not measured
     */
    public static Grade of(int present, int estimated, int slots, Severity worst) {
        if (present < 0 || present > slots || slots == 0) throw new IllegalArgumentException("%d of %d slots".formatted(present, slots));
        if (estimated < 0 || estimated > present)
            throw new IllegalArgumentException("%d of %d slots estimated".formatted(estimated, present));
        for (Grade grade : values())
            if (present >= grade.coverage * slots && estimated <= grade.estimated * slots && worst.compareTo(grade.severity) <= 0)
                return grade;
        return F;
    }
}
