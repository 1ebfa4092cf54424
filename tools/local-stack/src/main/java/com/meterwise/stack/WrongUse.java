package com.meterwise.stack;

/** The command line is wrong; the message is for the person who typed it. */
final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongUse(String message) { super(message); }
}
