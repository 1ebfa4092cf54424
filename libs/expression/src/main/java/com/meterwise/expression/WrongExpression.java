package com.meterwise.expression;

/** An expression that cannot be: the message says what is wrong and where. */
public final class WrongExpression extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final int position;

    WrongExpression(int position, String what) {
        super("%s (at character %d)".formatted(what, position + 1));
        this.position = position;
    }

    /** Of the first character that is wrong, from 0. */
    public int position() { return position; }
}
