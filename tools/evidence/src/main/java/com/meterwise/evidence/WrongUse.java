package com.meterwise.evidence;

/** The command line cannot be followed; the message says why, to the person who typed it. */
public final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUse(String message) { super(message); }
}
