package com.meterwise.expression;

import java.time.LocalDate;

/** What a fact or a part of an expression is. */
public enum Type {
    /** A {@link Double}. */
    NUMBER(Double.class),
    /** A {@link String}. */
    TEXT(String.class),
    /** A {@link LocalDate}. */
    DATE(LocalDate.class),
    /** A {@link Boolean}. */
    TRUTH(Boolean.class);

    private final Class<?> held;

    Type(Class<?> held) { this.held = held; }

    /** @throws IllegalStateException if facts answered with something else: a fault of the program, not of who wrote the expression */
    Object require(Object value, String what) {
        if (value != null && !held.isInstance(value))
            throw new IllegalStateException("%s must be %s, got %s".formatted(what, this, value.getClass().getSimpleName()));
        return value instanceof Double number && number.isNaN() ? null : value;
    }
}
