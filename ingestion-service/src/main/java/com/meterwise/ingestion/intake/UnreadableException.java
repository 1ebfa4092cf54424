package com.meterwise.ingestion.intake;

/** The input as a whole, or from some place on, is not what it claims to be. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableException(String message) { super(message); }
}
