package com.meterwise.ingestion.checking;

/** How much a rule minds. Worse ones come later. */
public enum Severity {
    NONE,
    /** For the eye of a person; says nothing against the values. */
    INFO,
    /** Values that may be wrong. */
    WARNING,
    /** Values that are very probably wrong, or absent. */
    ERROR;

    public Severity or(Severity other) { return compareTo(other) >= 0 ? this : other; }
}
