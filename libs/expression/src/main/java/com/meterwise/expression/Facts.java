package com.meterwise.expression;

import java.util.List;

/** What is known when an expression is asked. */
@FunctionalInterface
public interface Facts {
    /** @return a value of the type the vocabulary gives the name, or null if it is not known; NaN counts as not known */
    Object value(String name);

    /**
     * Answers a function of the vocabulary.
     *
     * @param arguments of the types declared; none is null
     * @return a value of the type declared, or null if it is not known
     */
    default Object call(String function, List<Object> arguments) {
        throw new IllegalStateException("these facts answer no function, asked for " + function);
    }
}
