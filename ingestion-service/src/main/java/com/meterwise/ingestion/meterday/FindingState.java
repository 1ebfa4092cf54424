package com.meterwise.ingestion.meterday;

/** Where a finding stands with the people who work it. */
public enum FindingState {
    OPEN,
    /** Somebody looks into it. */
    ACKNOWLEDGED,
    /** The values are right; the rule is overruled for this day. */
    ACCEPTED,
    /** The values were wrong and are replaced. */
    EDITED,
    /** The rule does not say so any more. */
    WITHDRAWN;

    /** Whether a person may answer so. */
    public boolean canBecome(FindingState next) {
        return switch (next) {
            case ACKNOWLEDGED -> this == OPEN;
            case ACCEPTED, EDITED -> this == OPEN || this == ACKNOWLEDGED;
            case OPEN, WITHDRAWN -> false;
        };
    }
}
