package com.meterwise.evidence;

/** A sub-command of {@code tools/benchmarks} or {@code ./report}: measures or draws one thing and says how to repeat it. */
interface Command {

    /** One lower-case word, as typed. */
    String name();

    /** One sentence: what is measured or drawn. */
    String summary();

    /** Each option with its default, a line each; empty if there are none. */
    default String options() { return ""; }

    /**
     * Runs it and prints to standard output.
     *
     * @return whether every goal that was measured is reached; a report answers true
     * @throws WrongUse if the options cannot be followed
     */
    boolean run(Arguments arguments) throws Exception;
}
