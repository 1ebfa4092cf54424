package com.meterwise.ingestion.upload;

/** Kafka does not take or keep what it is sent. */
public final class LogAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogAwayException(Throwable cause) { super("the log does not take readings: " + cause.getMessage(), cause); }
}
