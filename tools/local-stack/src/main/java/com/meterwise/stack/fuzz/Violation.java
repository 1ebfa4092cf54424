package com.meterwise.stack.fuzz;

/**
 * An answer that is not as promised.
 *
 * @param promise which promise is broken
 * @param call    what was asked, for a person
 * @param said    the beginning of the answer, or why there is none
 */
public record Violation(String promise, Operation operation, int status, String call, String said) {

    /** What counts as the same violation. */
    String kind() { return "%s: %s answered %d".formatted(promise, operation, status); }
}
