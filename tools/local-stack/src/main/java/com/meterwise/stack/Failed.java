package com.meterwise.stack;

/** A command cannot do what it was asked for; the message says why, in whole sentences. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failed(String message) { super(message); }

    Failed(String message, Throwable cause) { super(message, cause); }
}
