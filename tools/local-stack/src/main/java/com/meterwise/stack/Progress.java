package com.meterwise.stack;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a person what is going on, with the seconds since the beginning. Thread-safe. */
final class Progress {
    private final PrintStream out;
    private final long started = System.nanoTime();

    Progress(PrintStream out) { this.out = out; }

    synchronized void say(String message, Object... arguments) {
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds(), message.formatted(arguments));
        out.flush();
    }

    /** Without the time. */
    synchronized void print(String text) {
        out.print(text);
        out.flush();
    }

    double seconds() { return (System.nanoTime() - started) / 1e9; }
}
